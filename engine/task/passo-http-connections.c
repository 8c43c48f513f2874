/* passo-http-connections.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "task/passo-http-connections.h"

/* What stands here of the service's connections: an object of name or ARN to
 *
 *   { "headers": {"name": "value"}, "query": {"name": "value"}, "body": {...},
 *     "basic": {"username": "...", "password": "..."}, "apiKey": {"name": "...", "value": "..."} }
 *
 * with all of them optional. Nothing of it is ever printed: messages name members only. */

G_DEFINE_QUARK (passo-http-connections-error-quark, passo_http_connections_error)

static const struct
{
  const char *name;
  const char *members[2]; /* that it must have; none where it may have any */
  gboolean    any;        /* its values need not be strings */
} parts[] = {
  { "headers" },
  { "query" },
  { "body", .any = TRUE },
  { "basic", { "username", "password" } },
  { "apiKey", { "name", "value" } },
};

static gboolean
fail (GError     **error,
      const char  *connection,
      const char  *part)
{
  /* Translators: the name of a connection, and one of its members, which all are words of a file
   * format: headers, query, body, basic, apiKey. */
  g_set_error (error, PASSO_HTTP_CONNECTIONS_ERROR, PASSO_HTTP_CONNECTIONS_ERROR_SHAPE,
               _("Connection “%s”: “%s” is not what a connection can have; see passo(1)"),
               connection, part);
  return FALSE;
}

static gboolean
check_part (guint      index,
            PassoValue value)
{
  gboolean fixed = parts[index].members[0] != NULL;

  if (!passo_value_is_object (value) ||
      (fixed && passo_value_get_size (value) != G_N_ELEMENTS (parts[index].members)))
    return FALSE;
  for (guint i = 0; fixed && i < G_N_ELEMENTS (parts[index].members); i++)
    if (!passo_value_has_member (value, parts[index].members[i]))
      return FALSE;
  for (guint i = 0; !parts[index].any && i < passo_value_get_size (value); i++)
    if (!passo_value_is_string (passo_value_get_nth_member (value, i, NULL, NULL)))
      return FALSE;

  return TRUE;
}

static gboolean
check_connection (const char  *name,
                  PassoValue   connection,
                  GError     **error)
{
  if (!passo_value_is_object (connection))
    return fail (error, name, "");

  for (guint i = 0; i < passo_value_get_size (connection); i++)
    {
      const char *key = NULL;
      PassoValue value = passo_value_get_nth_member (connection, i, &key, NULL);
      guint part = 0;

      while (part < G_N_ELEMENTS (parts) && strcmp (parts[part].name, key) != 0)
        part++;
      if (part == G_N_ELEMENTS (parts) || !check_part (part, value))
        return fail (error, name, key);
    }

  return TRUE;
}

/**
 * passo_http_connections_check:
 * @connections: what a file of connections holds
 * @error: return location for a #GError in the domain %PASSO_HTTP_CONNECTIONS_ERROR
 *
 * Returns: whether it has the right form
 */
gboolean
passo_http_connections_check (PassoValue   connections,
                              GError     **error)
{
  if (!passo_value_is_object (connections))
    {
      g_set_error_literal (error, PASSO_HTTP_CONNECTIONS_ERROR, PASSO_HTTP_CONNECTIONS_ERROR_SHAPE,
                           _("Connections must be a JSON object with a member for each"));
      return FALSE;
    }

  for (guint i = 0; i < passo_value_get_size (connections); i++)
    {
      const char *name = NULL;
      PassoValue connection = passo_value_get_nth_member (connections, i, &name, NULL);

      if (!check_connection (name, connection, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * passo_http_connections_find:
 * @connections: connections that were found right
 * @arn: a connection's ARN, `arn:aws:events:REGION:ACCOUNT:connection/NAME/ID`
 *
 * Returns: (transfer none): the connection of that ARN, else of its name; undefined for none
 */
PassoValue
passo_http_connections_find (PassoValue  connections,
                             const char *arn)
{
  PassoValue found = passo_value_get_member (connections, arn);
  const char *name = strstr (arn, ":connection/");
  const char *end;

  if (!passo_value_is_undefined (found) || name == NULL)
    return found;

  name += strlen (":connection/");
  end = strchr (name, '/');
  return passo_value_get_member_len (connections, name,
                                     end != NULL ? (gsize) (end - name) : strlen (name));
}

/**
 * passo_http_connections_dup_basic:
 * @connection: one of the connections
 *
 * Returns: (transfer full) (nullable): the value of the header `Authorization`, or %NULL where the
 *   connection gives none
 */
char *
passo_http_connections_dup_basic (PassoValue connection)
{
  PassoValue basic = passo_value_get_member (connection, "basic");
  g_autofree char *pair = NULL;
  g_autofree char *code = NULL;

  if (!passo_value_is_object (basic))
    return NULL;

  pair = g_strconcat (passo_value_get_string (passo_value_get_member (basic, "username"), NULL), ":",
                      passo_value_get_string (passo_value_get_member (basic, "password"), NULL),
                      NULL);
  code = g_base64_encode ((const guchar *) pair, strlen (pair));
  return g_strconcat ("Basic ", code, NULL);
}
