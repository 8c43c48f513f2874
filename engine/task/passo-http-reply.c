/* passo-http-reply.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <string.h>

#include "json/passo-array-builder.h"
#include "json/passo-json-reader.h"
#include "json/passo-object-builder.h"
#include "task/passo-http-reply.h"

/* Types that are text though they do not begin with `text/`. A type that ends with `+json` or
 * `+xml` is one of these, too. */
static const char * const text_types[] = {
  "application/xml", "application/javascript", "application/ecmascript", "application/graphql",
  "application/x-www-form-urlencoded", "application/yaml", "application/x-yaml",
  "application/x-ndjson", "application/jsonl", "application/sql", "application/toml",
};

static void
fail (PassoAnswer *answer,
      const char  *error,
      PassoValue   cause)
{
  answer->failed = TRUE;
  answer->error = passo_value_string (error);
  answer->cause = cause;
}

static const char *
find_header (const PassoHttpReply *reply,
             const char           *name)
{
  for (guint i = 0; i < reply->headers->len; i += 2)
    if (g_ascii_strcasecmp (g_ptr_array_index (reply->headers, i), name) == 0)
      return g_ptr_array_index (reply->headers, i + 1);

  return NULL;
}

/* The type without what follows it, in lower case; empty for none. */
static char *
dup_type (const PassoHttpReply *reply)
{
  const char *header = find_header (reply, "Content-Type");
  g_autofree char *type = NULL;

  if (header == NULL)
    return g_strdup ("");

  type = g_ascii_strdown (header, strcspn (header, ";"));
  return g_strdup (g_strstrip (type));
}

static gboolean
is_json (const char *type)
{
  return strcmp (type, "application/json") == 0 || g_str_has_suffix (type, "+json");
}

/* What has no type is judged by its bytes alone. */
static gboolean
is_text (const char *type)
{
  if (*type == '\0' || is_json (type) || g_str_has_prefix (type, "text/") ||
      g_str_has_suffix (type, "+xml"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (text_types); i++)
    if (strcmp (type, text_types[i]) == 0)
      return TRUE;

  return FALSE;
}

/* NULL for UTF-8, and where nothing is said. */
static char *
dup_charset (const PassoHttpReply *reply)
{
  const char *header = find_header (reply, "Content-Type");
  g_auto (GStrv) parts = g_strsplit (header != NULL ? header : "", ";", -1);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);

      if (g_ascii_strncasecmp (part, "charset=", strlen ("charset=")) == 0)
        {
          char *charset = g_strdup (part + strlen ("charset="));

          g_strdelimit (charset, "\"'", ' ');
          return g_strstrip (charset);
        }
    }

  return NULL;
}

/* NULL where the bytes are no text. */
static char *
dup_text (const PassoHttpReply *reply,
          gsize                *length)
{
  g_autofree char *charset = dup_charset (reply);

  *length = reply->length;
  if (charset != NULL && g_ascii_strcasecmp (charset, "utf-8") != 0 &&
      g_ascii_strcasecmp (charset, "us-ascii") != 0)
    {
      g_autofree char *text = g_convert (reply->body != NULL ? reply->body : "", reply->length,
                                         "UTF-8", charset, NULL, length, NULL);

      if (text != NULL && g_utf8_validate_len (text, *length, NULL))
        return g_steal_pointer (&text);
      *length = reply->length;
    }
  if (reply->length > 0 && !g_utf8_validate_len (reply->body, reply->length, NULL))
    return NULL;

  return g_strndup (reply->body != NULL ? reply->body : "", reply->length);
}

/* A name that comes again adds to the values of the first. */
static PassoValue
make_headers (const PassoHttpReply *reply)
{
  PassoValue headers = passo_value_empty_object ();

  for (guint i = 0; i < reply->headers->len; i += 2)
    {
      const char *name = g_ptr_array_index (reply->headers, i);
      g_autofree char *value = g_utf8_make_valid (g_ptr_array_index (reply->headers, i + 1), -1);
      g_auto (PassoValue) key = PASSO_VALUE_INIT;
      PassoValue known = passo_value_get_member (headers, name);
      PassoValue values = passo_value_is_array (known) ? passo_value_ref (known)
                                                       : passo_value_empty_array ();

      values = passo_value_take_with_element (values, passo_value_get_size (values),
                                              passo_value_string (value));
      passo_value_take (&key, passo_value_string (name));
      headers = passo_value_take_with_member (headers, key, values);
    }

  return headers;
}

static PassoValue
make_body (const char *type,
           const char *text,
           gsize       length)
{
  PassoValue body = PASSO_VALUE_INIT;

  if (is_json (type))
    body = passo_json_parse (text, length, PASSO_JSON_READER_KEEP_SOURCE, NULL);

  return passo_value_is_undefined (body) ? passo_value_string_len (text, length) : body;
}

static PassoValue
make_result (const PassoHttpReply *reply,
             const char           *type,
             const char           *text,
             gsize                 length)
{
  g_auto (PassoObjectBuilder) result = { NULL };

  passo_object_builder_init (&result, 0);
  passo_object_builder_take (&result, "Headers", -1, make_headers (reply));
  passo_object_builder_take (&result, "ResponseBody", -1, make_body (type, text, length));
  passo_object_builder_take (&result, "StatusCode", -1, passo_value_integer (reply->status));
  passo_object_builder_take (&result, "StatusText", -1,
                             passo_value_string (reply->reason != NULL ? reply->reason : ""));

  return passo_object_builder_finish (&result);
}

/**
 * passo_http_reply_answer:
 * @reply: what a server replied
 * @answer: (out): the answer of the task
 *
 * Makes the answer of a task of a reply: a result, or the failure that its status or its body is.
 */
void
passo_http_reply_answer (const PassoHttpReply *reply,
                         PassoAnswer          *answer)
{
  g_autofree char *type = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  g_return_if_fail (reply != NULL && answer != NULL);

  if (reply->cut)
    {
      fail (answer, "States.DataLimitExceeded",
            passo_value_string ("The state/task 'http' returned a result with a size exceeding the "
                                "maximum number of bytes service limit."));
      return;
    }

  type = dup_type (reply);
  text = is_text (type) ? dup_text (reply, &length) : NULL;
  if (reply->status < 200 || reply->status > 299)
    {
      g_autofree char *error = g_strdup_printf ("States.Http.StatusCode.%u", reply->status);

      fail (answer, error, passo_value_string_len (text != NULL ? text : "", length));
    }
  else if (text == NULL)
    fail (answer, "States.Runtime",
          passo_value_string_printf ("The response of an HTTP task cannot be binary; its type is "
                                     "'%s'", type));
  else
    answer->output = make_result (reply, type, text, length);
}

/**
 * passo_http_reply_answer_error:
 * @text: what happened
 * @answer: (out): the answer of the task
 *
 * Makes the answer of a task that got no reply.
 */
void
passo_http_reply_answer_error (const char  *text,
                               PassoAnswer *answer)
{
  g_return_if_fail (text != NULL && answer != NULL);

  fail (answer, "States.Http.Socket", passo_value_string (text));
}
