/* passo-store-cause.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>

#include "task/passo-object-store.h"
#include "task/passo-store-cause-private.h"

static const struct
{
  PassoObjectStoreError  code;
  guint                  status;
  const char            *name;
} store_errors[] = {
  { PASSO_OBJECT_STORE_ERROR_NO_BUCKET, 404, "NoSuchBucket" },
  { PASSO_OBJECT_STORE_ERROR_NO_KEY, 404, "NoSuchKey" },
  { PASSO_OBJECT_STORE_ERROR_DENIED, 403, "AccessDenied" },
};

/* The cause that a failure of a store gives. The service's words in front are those that S3 has;
 * what a map run makes of them was not recorded, so the form is (unconfirmed), after that of other
 * services. The numbers of a request are left out: there was none. */
char *
_passo_store_cause (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (store_errors); i++)
    if (g_error_matches (error, PASSO_OBJECT_STORE_ERROR, (int) store_errors[i].code))
      return g_strdup_printf ("%s (Service: Amazon S3; Status Code: %u; Error Code: %s)",
                              error->message, store_errors[i].status, store_errors[i].name);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return g_strdup ("The compressed object ends too early.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return g_strdup ("The compressed object is damaged.");

  return g_strdup (error->message);
}
