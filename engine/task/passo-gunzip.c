/* passo-gunzip.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include "task/passo-gunzip-private.h"

#define MAGIC_BYTES 2

/* Decompresses gzip, also where several files of it were put one after the other, as writers of large
 * data do. What follows the last and is no gzip is left out. */
struct _PassoGunzip
{
  GObject     parent_instance;
  GConverter *inner;
  guint       is_between : 1; /* one file has ended and the next has not begun */
};

static void converter_iface_init (GConverterIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PassoGunzip, _passo_gunzip, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, converter_iface_init))

/* Whether data begin as gzip does. */
gboolean
_passo_gunzip_is_magic (const void *bytes,
                        gsize       length)
{
  const guchar *magic = bytes;

  return length >= MAGIC_BYTES && magic[0] == 0x1f && magic[1] == 0x8b;
}

static GConverterResult
_passo_gunzip_convert (GConverter       *converter,
                       const void       *input,
                       gsize             input_size,
                       void             *output,
                       gsize             output_size,
                       GConverterFlags   flags,
                       gsize            *n_read,
                       gsize            *n_written,
                       GError          **error)
{
  PassoGunzip *self = PASSO_GUNZIP (converter);
  GConverterResult result;

  if (self->is_between)
    {
      if (input_size < MAGIC_BYTES && (flags & G_CONVERTER_INPUT_AT_END) == 0)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "Need more input");
          return G_CONVERTER_ERROR;
        }
      if (!_passo_gunzip_is_magic (input, input_size))
        {
          *n_read = input_size;
          *n_written = 0;
          return G_CONVERTER_FINISHED;
        }
      self->is_between = FALSE;
      g_converter_reset (self->inner);
    }

  result = g_converter_convert (self->inner, input, input_size, output, output_size, flags, n_read,
                                n_written, error);
  if (result != G_CONVERTER_FINISHED)
    return result;

  self->is_between = TRUE;
  if (*n_read > 0 || *n_written > 0)
    return G_CONVERTER_CONVERTED;

  /* Nothing was done, which only an end may say. */
  return _passo_gunzip_convert (converter, input, input_size, output, output_size, flags, n_read,
                                n_written, error);
}

static void
_passo_gunzip_reset (GConverter *converter)
{
  PassoGunzip *self = PASSO_GUNZIP (converter);

  g_converter_reset (self->inner);
  self->is_between = FALSE;
}

static void
converter_iface_init (GConverterIface *iface)
{
  iface->convert = _passo_gunzip_convert;
  iface->reset = _passo_gunzip_reset;
}

static void
_passo_gunzip_finalize (GObject *object)
{
  g_clear_object (&PASSO_GUNZIP (object)->inner);

  G_OBJECT_CLASS (_passo_gunzip_parent_class)->finalize (object);
}

static void
_passo_gunzip_class_init (PassoGunzipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = _passo_gunzip_finalize;
}

static void
_passo_gunzip_init (PassoGunzip *self)
{
  self->inner = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
}

GConverter *
_passo_gunzip_new (void)
{
  return g_object_new (PASSO_TYPE_GUNZIP, NULL);
}
