/* passo-number-picture.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "expr/jsonata/passo-number-picture.h"

#include <math.h>
#include <string.h>

#include "expr/jsonata/passo-code-points.h"
#include "expr/jsonata/passo-decimal.h"

/* Decimal formats are those of XPath and XQuery Functions and Operators 3.1, 4.7. */

/* Stand for the separators while digits are laid out: no code points. */
#define MARK_DECIMAL 0x110000
#define MARK_GROUPING 0x110001

typedef enum
{
  SYMBOL_DECIMAL,
  SYMBOL_GROUPING,
  SYMBOL_EXPONENT,
  SYMBOL_MINUS,
  SYMBOL_PERCENT,
  SYMBOL_PER_MILLE,
  SYMBOL_ZERO,
  SYMBOL_DIGIT,
  SYMBOL_PATTERN,
  N_SYMBOLS
} SymbolName;

/* What one symbol is written as; `point` is 0 when it is not one character. */
typedef struct
{
  const char *text;
  gsize       length;
  gunichar    point;
} Symbol;

typedef struct
{
  const gunichar *points;
  gsize           n;
} Part;

typedef struct
{
  Part     prefix, suffix, active;
  Part     mantissa, integer, fraction, exponent;
  gboolean has_decimal, has_exponent;
} SubPicture;

typedef struct
{
  int     *integer_positions;
  int     *fraction_positions;
  gsize    n_integer, n_fraction;
  int      regular;  /* digits in a group, 0 when they differ */
  int      min_integer, scaling, min_fraction, max_fraction, min_exponent;
} Layout;

static const struct
{
  const char *name;
  const char *text;
} symbol_names[N_SYMBOLS] = {
  [SYMBOL_DECIMAL] = { "decimal-separator", "." },
  [SYMBOL_GROUPING] = { "grouping-separator", "," },
  [SYMBOL_EXPONENT] = { "exponent-separator", "e" },
  [SYMBOL_MINUS] = { "minus-sign", "-" },
  [SYMBOL_PERCENT] = { "percent", "%" },
  [SYMBOL_PER_MILLE] = { "per-mille", "\342\200\260" },
  [SYMBOL_ZERO] = { "zero-digit", "0" },
  [SYMBOL_DIGIT] = { "digit", "#" },
  [SYMBOL_PATTERN] = { "pattern-separator", ";" },
};

static void
clear_layout (Layout *layout)
{
  g_free (layout->integer_positions);
  g_free (layout->fraction_positions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, clear_layout)

static void
read_symbols (PassoValue options,
              Symbol     symbols[N_SYMBOLS])
{
  for (guint i = 0; i < N_SYMBOLS; i++)
    {
      Symbol *symbol = &symbols[i];
      PassoValue option = passo_value_get_member (options, symbol_names[i].name);

      symbol->text = symbol_names[i].text;
      symbol->length = strlen (symbol->text);
      if (passo_value_is_string (option))
        symbol->text = passo_value_get_string (option, &symbol->length);
      else if (!passo_value_is_undefined (option))
        symbol->length = 0;
      symbol->point = 0;
      if (passo_code_points_count (symbol->text, symbol->length) == 1)
        symbol->point = g_utf8_get_char (symbol->text);
    }
}

static Part
slice (Part  part,
       gsize start,
       gsize end)
{
  start = MIN (start, part.n);
  end = CLAMP (end, start, part.n);

  return (Part) { part.points + start, end - start };
}

static gssize
find (Part     part,
      gunichar point,
      gsize    from)
{
  for (gsize i = from; i < part.n; i++)
    if (part.points[i] == point && point != 0)
      return (gssize) i;

  return -1;
}

static guint
count (Part     part,
       gunichar point)
{
  guint n = 0;

  for (gsize i = 0; i < part.n; i++)
    n += part.points[i] == point && point != 0;

  return n;
}

/* How often a symbol of any number of characters stands in the part. */
static guint
count_text (Part          part,
            const Symbol *symbol)
{
  g_autofree gunichar *points = NULL;
  gsize n_points;
  guint n = 0;

  points = passo_code_points_decode (symbol->text, symbol->length, &n_points);
  for (gsize i = 0; i + n_points <= part.n; i++)
    n += memcmp (part.points + i, points, n_points * sizeof *points) == 0;

  return n;
}

static gboolean
is_family (const Symbol *symbols,
           gunichar      point)
{
  gunichar zero = symbols[SYMBOL_ZERO].point;

  return zero != 0 && point >= zero && point < zero + 10;
}

static gboolean
is_digit (const Symbol *symbols,
          gunichar      point)
{
  return is_family (symbols, point) || (point == symbols[SYMBOL_DIGIT].point && point != 0);
}

static gboolean
is_active (const Symbol *symbols,
           gunichar      point)
{
  return is_digit (symbols, point) ||
         (point != 0 && (point == symbols[SYMBOL_DECIMAL].point ||
                         point == symbols[SYMBOL_GROUPING].point ||
                         point == symbols[SYMBOL_EXPONENT].point));
}

static guint
count_family (const Symbol *symbols,
              Part          part)
{
  guint n = 0;

  for (gsize i = 0; i < part.n; i++)
    n += is_family (symbols, part.points[i]);

  return n;
}

static guint
count_digits (const Symbol *symbols,
              Part          part)
{
  guint n = 0;

  for (gsize i = 0; i < part.n; i++)
    n += is_digit (symbols, part.points[i]);

  return n;
}

/* Leading and trailing characters without a meaning; an exponent separator has one only between
 * others. */
static void
split_affixes (const Symbol *symbols,
               Part          text,
               SubPicture   *sub)
{
  gunichar exponent = symbols[SYMBOL_EXPONENT].point;
  gsize start = text.n;
  gsize end = text.n;

  for (gsize i = 0; i < text.n; i++)
    if (is_active (symbols, text.points[i]) && text.points[i] != exponent)
      {
        start = MIN (start, i);
        end = i + 1;
      }
  if (start == text.n)
    start = 0;
  sub->prefix = slice (text, 0, start);
  sub->active = slice (text, start, end);
  sub->suffix = slice (text, end, text.n);
}

/* The place of the exponent is measured in the whole sub-picture and applied behind the prefix:
 * the reference refuses a prefix before an exponent in this way (D3093), and so it stays. */
static void
split_parts (const Symbol *symbols,
             Part          text,
             SubPicture   *sub)
{
  gssize at = find (text, symbols[SYMBOL_EXPONENT].point, sub->prefix.n);
  gssize decimal;

  sub->has_exponent = at >= 0 && (gsize) at <= text.n - sub->suffix.n;
  sub->mantissa = sub->active;
  sub->exponent = slice (sub->active, sub->active.n, sub->active.n);
  if (sub->has_exponent)
    {
      sub->mantissa = slice (sub->active, 0, (gsize) at);
      sub->exponent = slice (sub->active, (gsize) at + 1, sub->active.n);
    }
  decimal = find (sub->mantissa, symbols[SYMBOL_DECIMAL].point, 0);
  sub->has_decimal = find (text, symbols[SYMBOL_DECIMAL].point, 0) >= 0;
  sub->integer = sub->mantissa;
  sub->fraction = sub->suffix;
  if (decimal >= 0)
    {
      sub->integer = slice (sub->mantissa, 0, (gsize) decimal);
      sub->fraction = slice (sub->mantissa, (gsize) decimal + 1, sub->mantissa.n);
    }
}

static gboolean
has_passive (const Symbol *symbols,
             Part          part)
{
  for (gsize i = 0; i < part.n; i++)
    if (!is_active (symbols, part.points[i]))
      return TRUE;

  return FALSE;
}

/* Grouping beside the decimal separator (D3087), or at the end where there is none (D3088). */
static const char *
check_grouping (const Symbol *symbols,
                Part          text,
                SubPicture   *sub)
{
  gunichar grouping = symbols[SYMBOL_GROUPING].point;
  gssize at = find (text, symbols[SYMBOL_DECIMAL].point, 0);

  if (grouping == 0)
    return NULL;
  if (at >= 0)
    return (at > 0 && text.points[at - 1] == grouping) ||
           ((gsize) at + 1 < text.n && text.points[at + 1] == grouping) ? "D3087" : NULL;

  return sub->integer.n > 0 && sub->integer.points[sub->integer.n - 1] == grouping ? "D3088" : NULL;
}

static gboolean
has_adjacent_grouping (const Symbol *symbols,
                       Part          text)
{
  gunichar grouping = symbols[SYMBOL_GROUPING].point;

  for (gsize i = 1; i < text.n; i++)
    if (grouping != 0 && text.points[i] == grouping && text.points[i - 1] == grouping)
      return TRUE;

  return FALSE;
}

/* Optional digits belong to the left of an integer part: the first digit of all must be optional,
 * if any is. */
static gboolean
is_integer_wrong (const Symbol *symbols,
                  Part          part)
{
  gboolean mandatory = FALSE;

  for (gsize i = 0; i < part.n; i++)
    if (is_family (symbols, part.points[i]))
      mandatory = TRUE;
    else if (is_digit (symbols, part.points[i]))
      return mandatory;

  return FALSE;
}

/* And to the right of a fraction. */
static gboolean
is_fraction_wrong (const Symbol *symbols,
                   Part          part)
{
  gboolean mandatory = FALSE;

  for (gsize i = part.n; i-- > 0;)
    if (is_family (symbols, part.points[i]))
      mandatory = TRUE;
    else if (is_digit (symbols, part.points[i]))
      return mandatory;

  return FALSE;
}

/* Of several mistakes the one with the highest code is reported. */
static const char *
check (const Symbol *symbols,
       Part          text,
       SubPicture   *sub)
{
  guint percent = count_text (text, &symbols[SYMBOL_PERCENT]);
  guint per_mille = count_text (text, &symbols[SYMBOL_PER_MILLE]);
  const char *grouping = check_grouping (symbols, text, sub);

  if (sub->has_exponent &&
      (sub->exponent.n == 0 || count_family (symbols, sub->exponent) != sub->exponent.n))
    return "D3093";
  if (sub->has_exponent && percent + per_mille > 0)
    return "D3092";
  if (is_fraction_wrong (symbols, sub->fraction))
    return "D3091";
  if (is_integer_wrong (symbols, sub->integer))
    return "D3090";
  if (has_adjacent_grouping (symbols, text))
    return "D3089";
  if (grouping != NULL)
    return grouping;
  if (has_passive (symbols, sub->active))
    return "D3086";
  if (count_digits (symbols, sub->mantissa) == 0)
    return "D3085";
  if (percent > 0 && per_mille > 0)
    return "D3084";
  if (per_mille > 1)
    return "D3083";
  if (percent > 1)
    return "D3082";
  if (count (text, symbols[SYMBOL_DECIMAL].point) > 1)
    return "D3081";

  return NULL;
}

static void
find_integer_positions (const Symbol *symbols,
                        Part          part,
                        Layout       *layout)
{
  layout->integer_positions = g_new (int, part.n + 1);
  for (gsize i = 0; i < part.n; i++)
    if (part.points[i] == symbols[SYMBOL_GROUPING].point)
      layout->integer_positions[layout->n_integer++] =
        (int) count_digits (symbols, slice (part, i, part.n));
}

/* After the first separator of the fraction, the reference looks for the next ones at the places
 * of those in the integer part. Results are the reference's. */
static void
find_fraction_positions (const Symbol     *symbols,
                         const SubPicture *sub,
                         Layout           *layout)
{
  gunichar grouping = symbols[SYMBOL_GROUPING].point;
  gssize at = find (sub->fraction, grouping, 0);

  layout->fraction_positions = g_new (int, sub->integer.n + 2);
  while (at >= 0)
    {
      layout->fraction_positions[layout->n_fraction++] =
        (int) count_digits (symbols, slice (sub->fraction, 0, (gsize) at));
      at = find (sub->integer, grouping, (gsize) at + 1);
    }
}

/* Groups are regular when the separators stand at each multiple of one number. */
static int
find_regular (const Layout *layout)
{
  gsize n = layout->n_integer;
  int group = n > 0 ? layout->integer_positions[n - 1] : 0;

  for (gsize i = 0; i < n; i++)
    if (layout->integer_positions[i] != group * (int) (n - i))
      return 0;

  return group;
}

static void
find_layout (const Symbol     *symbols,
             const SubPicture *sub,
             Layout           *layout)
{
  find_integer_positions (symbols, sub->integer, layout);
  find_fraction_positions (symbols, sub, layout);
  layout->regular = find_regular (layout);
  layout->min_integer = layout->scaling = (int) count_family (symbols, sub->integer);
  layout->min_fraction = (int) count_family (symbols, sub->fraction);
  layout->max_fraction = (int) count_digits (symbols, sub->fraction);
  layout->min_exponent = (int) count_family (symbols, sub->exponent);

  if (layout->min_integer == 0 && layout->max_fraction == 0)
    {
      if (sub->has_exponent)
        layout->min_fraction = layout->max_fraction = 1;
      else
        layout->min_integer = 1;
    }
  if (sub->has_exponent && layout->min_integer == 0 &&
      count (sub->integer, symbols[SYMBOL_DIGIT].point) > 0)
    layout->min_integer = 1;
  if (layout->min_integer == 0 && layout->min_fraction == 0)
    layout->min_fraction = 1;
}

/* Brings the number between 10^(scaling-1) and 10^scaling, both included. */
static double
scale (double  number,
       int     scaling,
       int    *exponent)
{
  double highest = pow (10, scaling);
  double lowest = pow (10, scaling - 1);

  *exponent = 0;
  for (; number != 0 && number < lowest; --*exponent)
    number *= 10;
  for (; number > highest; ++*exponent)
    number /= 10;

  return number;
}

/* The digits with the decimal mark, at least as many as the layout wants. */
static GArray *
make_digits (double        number,
             const char   *exact,
             const Layout *layout)
{
  g_autofree char *fixed = exact != NULL
                           ? g_strdup (exact)
                           : passo_decimal_to_fixed (passo_decimal_round (number,
                                                                          layout->max_fraction),
                                                     layout->max_fraction);
  const char *start = fixed + strspn (fixed, "0");
  const char *point = strchr (fixed, '.');
  const char *end = fixed + strlen (fixed);
  GArray *out = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gunichar mark = MARK_DECIMAL;
  gunichar zero = '0';

  if (point == NULL)
    point = end;
  while (point < end && end[-1] == '0')
    end--;
  for (int i = (int) (point - start); i < layout->min_integer; i++)
    g_array_append_val (out, zero);
  for (const char *at = start; at < point; at++)
    {
      gunichar digit = (guchar) *at;

      g_array_append_val (out, digit);
    }
  g_array_append_val (out, mark);
  for (const char *at = point + 1; at < end; at++)
    {
      gunichar digit = (guchar) *at;

      g_array_append_val (out, digit);
    }
  for (int i = (int) (end - point) - 1; i < layout->min_fraction; i++)
    if (i >= 0)
      g_array_append_val (out, zero);

  return out;
}

static void
insert_grouping (GArray *digits,
                 int     at)
{
  gunichar mark = MARK_GROUPING;
  int n = (int) digits->len;

  if (at < 0)
    at = MAX (n + at, 0);
  g_array_insert_val (digits, (guint) MIN (at, n), mark);
}

static int
find_decimal (const GArray *digits)
{
  for (guint i = 0; i < digits->len; i++)
    if (g_array_index (digits, gunichar, i) == MARK_DECIMAL)
      return (int) i;

  return -1;
}

static void
group_digits (GArray       *digits,
              const Layout *layout)
{
  int decimal = find_decimal (digits);

  if (layout->regular > 0)
    for (int i = 1; i <= (decimal - 1) / layout->regular; i++)
      insert_grouping (digits, decimal - i * layout->regular);
  else
    for (gsize i = 0; i < layout->n_integer; i++)
      insert_grouping (digits, decimal++ - layout->integer_positions[i]);
  decimal = find_decimal (digits);
  for (gsize i = 0; i < layout->n_fraction; i++)
    insert_grouping (digits, decimal + 1 + layout->fraction_positions[i]);
}

static void
append_symbol (GString      *out,
               const Symbol *symbol)
{
  g_string_append_len (out, symbol->text, (gssize) symbol->length);
}

static void
append_part (GString *out,
             Part     part)
{
  for (gsize i = 0; i < part.n; i++)
    g_string_append_unichar (out, part.points[i]);
}

static void
append_digit (GString      *out,
              const Symbol *symbols,
              gunichar      digit)
{
  if (digit == MARK_DECIMAL)
    append_symbol (out, &symbols[SYMBOL_DECIMAL]);
  else if (digit == MARK_GROUPING)
    append_symbol (out, &symbols[SYMBOL_GROUPING]);
  else if (digit >= '0' && digit <= '9')
    g_string_append_unichar (out, symbols[SYMBOL_ZERO].point + digit - '0');
  else
    g_string_append_unichar (out, digit);
}

static void
append_exponent (GString      *out,
                 const Symbol *symbols,
                 const Layout *layout,
                 int           exponent)
{
  char text[128];

  append_symbol (out, &symbols[SYMBOL_EXPONENT]);
  if (exponent < 0)
    append_symbol (out, &symbols[SYMBOL_MINUS]);
  g_snprintf (text, sizeof text, "%0*d", MIN (layout->min_exponent, 100), ABS (exponent));
  for (const char *at = text; *at != '\0'; at++)
    append_digit (out, symbols, (guchar) *at);
}

static double
apply_percent (double        number,
               const Symbol *symbols,
               Part          text)
{
  if (count_text (text, &symbols[SYMBOL_PERCENT]) > 0)
    return number * 100;
  if (count_text (text, &symbols[SYMBOL_PER_MILLE]) > 0)
    return number * 1000;

  return number;
}

static void
format_number (GString                  *out,
               const PassoNumberPicture *self,
               double                    number,
               const Symbol             *symbols,
               Part                      text,
               const SubPicture         *sub)
{
  double value = apply_percent (number, symbols, text);
  const char *exact = value > number || sub->has_exponent ? NULL : self->exact;
  g_autoptr (GArray) digits = NULL;
  g_auto (Layout) layout = { NULL };
  int exponent = 0;
  guint n;

  find_layout (symbols, sub, &layout);
  if (sub->has_exponent)
    value = scale (value, layout.scaling, &exponent);
  digits = make_digits (value, exact, &layout);
  group_digits (digits, &layout);
  n = digits->len;
  if (!sub->has_decimal || g_array_index (digits, gunichar, n - 1) == MARK_DECIMAL)
    n--;
  append_part (out, sub->prefix);
  for (guint i = 0; i < n; i++)
    append_digit (out, symbols, g_array_index (digits, gunichar, i));
  if (sub->has_exponent)
    append_exponent (out, symbols, &layout, exponent);
  append_part (out, sub->suffix);
}

/**
 * passo_number_picture_format:
 * @self: a picture
 * @number: a number
 * @length: (out): the bytes of the result
 * @code: (out): the error of the picture, D3080 to D3093
 *
 * Returns: (transfer full) (nullable): @number by @self; %NULL when the picture is wrong
 */
char *
passo_number_picture_format (const PassoNumberPicture *self,
                             double                    number,
                             gsize                    *length,
                             const char              **code)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree gunichar *points = NULL;
  Symbol symbols[N_SYMBOLS];
  SubPicture subs[2];
  Part texts[2];
  Part whole;
  gssize at;
  guint n = 1;
  guint used;

  read_symbols (self->options, symbols);
  whole.points = points = passo_code_points_decode (self->text, self->length, &whole.n);
  at = find (whole, symbols[SYMBOL_PATTERN].point, 0);
  texts[0] = slice (whole, 0, at < 0 ? whole.n : (gsize) at);
  if (at >= 0)
    {
      texts[1] = slice (whole, (gsize) at + 1, whole.n);
      n = 2;
    }
  *code = NULL;
  if (at >= 0 && find (whole, symbols[SYMBOL_PATTERN].point, (gsize) at + 1) >= 0)
    *code = "D3080";
  for (guint i = 0; *code == NULL && i < n; i++)
    {
      split_affixes (symbols, texts[i], &subs[i]);
      split_parts (symbols, texts[i], &subs[i]);
      *code = check (symbols, texts[i], &subs[i]);
    }
  if (*code != NULL)
    return NULL;

  used = number < 0 ? n - 1 : 0;
  if (number < 0 && n == 1)
    append_symbol (out, &symbols[SYMBOL_MINUS]);
  format_number (out, self, fabs (number), symbols, texts[used], &subs[used]);
  *length = out->len;

  return g_string_free (g_steal_pointer (&out), FALSE);
}
