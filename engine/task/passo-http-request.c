/* passo-http-request.c
 *
 * Copyright 2026 The Passo developers
 * SPDX-License-Identifier: Apache-2.0
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "json/passo-json-writer.h"
#include "json/passo-object-builder.h"
#include "task/passo-http-connections.h"
#include "task/passo-http-request.h"
#include "task/passo-url-form.h"

#define JSON_TYPE "application/json"
#define FORM_TYPE "application/x-www-form-urlencoded"

static const char * const methods[] = {
  "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"
};

/* Headers that a definition must not set (documented); a last `*` stands for anything. */
static const char * const forbidden_headers[] = {
  "a-im", "accept-charset", "accept-datetime", "accept-encoding", "authorization", "cache-control",
  "connection", "content-encoding", "content-md5", "date", "expect", "forwarded", "from", "host",
  "http2-settings", "if-match", "if-modified-since", "if-none-match", "if-range",
  "if-unmodified-since", "max-forwards", "origin", "pragma", "proxy-authorization", "referer",
  "server", "te", "trailer", "transfer-encoding", "upgrade", "via", "warning", "x-forwarded-*",
  "x-amz-*", "x-amzn-*",
};

static const char * const array_formats[] = {
  [PASSO_URL_FORM_INDICES] = "INDICES",
  [PASSO_URL_FORM_REPEAT] = "REPEAT",
  [PASSO_URL_FORM_COMMAS] = "COMMAS",
  [PASSO_URL_FORM_BRACKETS] = "BRACKETS",
};

/* The service's own texts are not known; what went wrong stands in a sentence. */
G_GNUC_PRINTF (3, 4)
static gboolean
refuse (PassoAnswer *answer,
        const char  *error,
        const char  *format,
        ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  answer->failed = TRUE;
  answer->error = passo_value_string (error);
  answer->cause = passo_value_string (text);

  return FALSE;
}

#define RUNTIME "States.Runtime"

/* NULL for what is no string, or holds U+0000. */
static const char *
get_text (PassoValue  object,
          const char *name)
{
  PassoValue value = passo_value_get_member (object, name);
  gsize length = 0;
  const char *text = passo_value_is_string (value) ? passo_value_get_string (value, &length) : NULL;

  return text != NULL && strlen (text) == length ? text : NULL;
}

static PassoValue
merge_objects (PassoValue definition,
               PassoValue given)
{
  g_auto (PassoObjectBuilder) builder = { NULL };

  passo_object_builder_init_from (&builder, definition);
  for (guint i = 0; i < passo_value_get_size (given); i++)
    {
      const char *name = NULL;
      gsize length = 0;
      PassoValue value = passo_value_get_nth_member (given, i, &name, &length);

      passo_object_builder_put (&builder, name, length, value);
    }

  return passo_object_builder_finish (&builder);
}

/* The members of what the connection gives go before those of the definition's. */
static PassoValue
merge (PassoValue definition,
       PassoValue given)
{
  if (!passo_value_is_object (given))
    return passo_value_ref (definition);
  if (passo_value_is_undefined (definition) || passo_value_is_null (definition))
    return passo_value_ref (given);

  return passo_value_is_object (definition) ? merge_objects (definition, given)
                                            : passo_value_ref (definition);
}

/* --- Headers ---------------------------------------------------------------------------------- */

static gboolean
is_forbidden (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (forbidden_headers); i++)
    {
      const char *star = strchr (forbidden_headers[i], '*');

      if (star != NULL
            ? g_ascii_strncasecmp (name, forbidden_headers[i], star - forbidden_headers[i]) == 0
            : g_ascii_strcasecmp (name, forbidden_headers[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_header_name (const char *name)
{
  const char *c = name;

  while (g_ascii_isalnum (*c) || (*c != '\0' && strchr ("!#$%&'*+-.^_`|~", *c) != NULL))
    c++;

  return c > name && *c == '\0';
}

static gboolean
is_header_value (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if ((guchar) *c < ' ' && *c != '\t')
      return FALSE;

  return TRUE;
}

static gboolean
has_header (const PassoHttpRequest *self,
            const char             *name)
{
  for (guint i = 0; i < self->headers->len; i += 2)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->headers, i), name) == 0)
      return TRUE;

  return FALSE;
}

static void
add_header (PassoHttpRequest *self,
            const char       *name,
            const char       *value)
{
  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

static void
set_header (PassoHttpRequest *self,
            const char       *name,
            const char       *value)
{
  for (guint i = 0; i < self->headers->len;)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->headers, i), name) == 0)
      g_ptr_array_remove_range (self->headers, i, 2);
    else
      i += 2;
  add_header (self, name, value);
}

static void
add_default_header (PassoHttpRequest *self,
                    const char       *name,
                    const char       *value)
{
  if (!has_header (self, name))
    add_header (self, name, value);
}

static gboolean
add_header_value (PassoHttpRequest *self,
                  const char       *name,
                  PassoValue        value,
                  PassoAnswer      *answer)
{
  g_autofree char *text = passo_url_form_dup_text (value);

  if (!is_header_value (text))
    return refuse (answer, RUNTIME, "The value of the header '%s' has a character that no header "
                   "can have", name);

  add_header (self, name, text);
  return TRUE;
}

static gboolean
add_headers (PassoHttpRequest *self,
             PassoValue        headers,
             PassoAnswer      *answer)
{
  if (passo_value_is_undefined (headers) || passo_value_is_null (headers))
    return TRUE;
  if (!passo_value_is_object (headers))
    return refuse (answer, RUNTIME, "The field 'Headers' of an HTTP task must be an object");

  for (guint i = 0; i < passo_value_get_size (headers); i++)
    {
      const char *name = NULL;
      PassoValue value = passo_value_get_nth_member (headers, i, &name, NULL);

      if (!is_header_name (name) || is_forbidden (name))
        return refuse (answer, RUNTIME, "The header '%s' cannot be used in an HTTP task", name);
      if (!passo_value_is_array (value) && !add_header_value (self, name, value, answer))
        return FALSE;
      for (guint j = 0; passo_value_is_array (value) && j < passo_value_get_size (value); j++)
        if (!add_header_value (self, name, passo_value_get_element (value, j), answer))
          return FALSE;
    }

  return TRUE;
}

/* What the connection says goes before what the definition says. */
static gboolean
add_connection_headers (PassoHttpRequest *self,
                        PassoValue        connection,
                        PassoAnswer      *answer)
{
  PassoValue headers = passo_value_get_member (connection, "headers");
  PassoValue key = passo_value_get_member (connection, "apiKey");
  g_autofree char *basic = passo_http_connections_dup_basic (connection);

  for (guint i = 0; passo_value_is_object (headers) && i < passo_value_get_size (headers); i++)
    {
      const char *name = NULL;
      PassoValue value = passo_value_get_nth_member (headers, i, &name, NULL);

      set_header (self, name, passo_value_get_string (value, NULL));
    }
  if (passo_value_is_object (key))
    set_header (self, get_text (key, "name"), get_text (key, "value"));
  if (basic != NULL)
    set_header (self, "Authorization", basic);

  for (guint i = 0; i < self->headers->len; i += 2)
    if (!is_header_name (g_ptr_array_index (self->headers, i)) ||
        !is_header_value (g_ptr_array_index (self->headers, i + 1)))
      return refuse (answer, RUNTIME, "The connection gives a header that cannot be sent");

  return TRUE;
}

/* --- Where it goes ---------------------------------------------------------------------------- */

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : g_ascii_strcasecmp (host, "localhost") == 0;
}

static gboolean
set_method (PassoHttpRequest *self,
            PassoValue        parameters,
            PassoAnswer      *answer)
{
  const char *method = get_text (parameters, "Method");

  for (guint i = 0; method != NULL && i < G_N_ELEMENTS (methods); i++)
    if (strcmp (method, methods[i]) == 0)
      {
        self->method = g_strdup (method);
        return TRUE;
      }

  return refuse (answer, RUNTIME, "The field 'Method' of an HTTP task must be one of GET, POST, PUT, "
                 "DELETE, PATCH, OPTIONS and HEAD");
}

/* The service wants https; on this machine http serves servers under development, too. */
static gboolean
set_url (PassoHttpRequest *self,
         PassoValue        parameters,
         PassoValue        connection,
         PassoAnswer      *answer)
{
  const char *endpoint = get_text (parameters, "ApiEndpoint");
  PassoValue given = passo_value_get_member (parameters, "QueryParameters");
  g_auto (PassoValue) fields = PASSO_VALUE_INIT;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) full = NULL;
  g_autoptr (GString) query = NULL;

  if (endpoint != NULL)
    uri = g_uri_parse (endpoint, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return refuse (answer, RUNTIME, "The field 'ApiEndpoint' of an HTTP task must be a URL");
  if (strcmp (g_uri_get_scheme (uri), "https") != 0 &&
      (strcmp (g_uri_get_scheme (uri), "http") != 0 || !is_loopback (g_uri_get_host (uri))))
    return refuse (answer, RUNTIME, "The field 'ApiEndpoint' of an HTTP task must begin with "
                   "https://");
  if (!passo_value_is_undefined (given) && !passo_value_is_null (given) &&
      !passo_value_is_object (given))
    return refuse (answer, RUNTIME, "The field 'QueryParameters' of an HTTP task must be an object");

  query = g_string_new (g_uri_get_query (uri));
  fields = merge (given, passo_value_get_member (connection, "query"));
  if (passo_value_is_object (fields))
    passo_url_form_add_query (query, fields);
  full = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                      g_uri_get_port (uri), *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/",
                      query->len > 0 ? query->str : NULL, NULL);
  self->url = g_uri_to_string (full);

  return TRUE;
}

/* --- Body ------------------------------------------------------------------------------------- */

static gboolean
get_arrays (PassoValue          transform,
            PassoUrlFormArrays *arrays,
            PassoAnswer        *answer)
{
  PassoValue options = passo_value_get_member (transform, "RequestEncodingOptions");
  const char *format = passo_value_is_object (options) ? get_text (options, "ArrayFormat") : NULL;

  *arrays = PASSO_URL_FORM_INDICES;
  if (!passo_value_is_object (options) || !passo_value_has_member (options, "ArrayFormat"))
    return TRUE;
  for (guint i = 0; format != NULL && i < G_N_ELEMENTS (array_formats); i++)
    if (strcmp (format, array_formats[i]) == 0)
      {
        *arrays = i;
        return TRUE;
      }

  return refuse (answer, RUNTIME, "The field 'ArrayFormat' of an HTTP task must be one of INDICES, "
                 "REPEAT, COMMAS and BRACKETS");
}

static void
take_body (PassoHttpRequest *self,
           char             *text,
           gsize             length,
           const char       *type)
{
  self->body = g_bytes_new_take (text, length);
  add_default_header (self, "Content-Type", type);
}

static gboolean
set_form (PassoHttpRequest *self,
          PassoValue        body,
          PassoValue        transform,
          PassoAnswer      *answer)
{
  PassoUrlFormArrays arrays;
  char *text;

  if (!get_arrays (transform, &arrays, answer))
    return FALSE;
  if (!passo_value_is_object (body))
    return refuse (answer, RUNTIME, "The field 'RequestBody' of an HTTP task must be an object where "
                   "it is to be URL-encoded");

  text = passo_url_form_encode (body, arrays);
  take_body (self, text, strlen (text), FORM_TYPE);
  return TRUE;
}

static gboolean
is_json_type (const PassoHttpRequest *self)
{
  for (guint i = 0; i < self->headers->len; i += 2)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->headers, i), "Content-Type") == 0)
      return strstr (g_ptr_array_index (self->headers, i + 1), "json") != NULL;

  return TRUE;
}

/* A string is sent as it is where the definition says that it is not JSON. */
static gboolean
set_body (PassoHttpRequest *self,
          PassoValue        parameters,
          PassoValue        connection,
          PassoAnswer      *answer)
{
  PassoValue transform = passo_value_get_member (parameters, "Transform");
  const char *encoding = passo_value_is_object (transform) ? get_text (transform,
                                                                       "RequestBodyEncoding") : NULL;
  g_auto (PassoValue) body = PASSO_VALUE_INIT;
  gsize length = 0;
  char *text;

  body = merge (passo_value_get_member (parameters, "RequestBody"),
                passo_value_get_member (connection, "body"));
  if (passo_value_is_undefined (body) || passo_value_is_null (body))
    return TRUE;
  if (g_strcmp0 (encoding, "URL_ENCODED") == 0)
    return set_form (self, body, transform, answer);
  if (encoding != NULL && strcmp (encoding, "NONE") != 0)
    return refuse (answer, RUNTIME, "The field 'RequestBodyEncoding' of an HTTP task must be NONE or "
                   "URL_ENCODED");

  if (passo_value_is_string (body) && !is_json_type (self))
    text = g_strdup (passo_value_get_string (body, &length));
  else
    text = passo_json_write (body, PASSO_JSON_WRITER_COMPACT, &length);
  take_body (self, text, length, JSON_TYPE);
  return TRUE;
}

/* --- All of it -------------------------------------------------------------------------------- */

static gboolean
find_connection (PassoValue   parameters,
                 PassoValue   connections,
                 PassoValue  *connection,
                 PassoAnswer *answer)
{
  PassoValue config = passo_value_get_member (parameters, "InvocationConfig");
  const char *arn;

  if (!passo_value_is_object (config))
    config = passo_value_get_member (parameters, "Authentication");
  arn = passo_value_is_object (config) ? get_text (config, "ConnectionArn") : NULL;
  if (arn == NULL)
    return refuse (answer, RUNTIME, "An HTTP task needs 'InvocationConfig' with the 'ConnectionArn' "
                   "of a connection");
  if (passo_value_is_undefined (connections))
    return TRUE;

  *connection = passo_http_connections_find (connections, arn);
  if (passo_value_is_undefined (*connection))
    return refuse (answer, "Events.ConnectionResource.ResourceNotFound",
                   "Connection '%s' does not exist.", arn);

  return TRUE;
}

/**
 * passo_http_request_init:
 * @self: (out caller-allocates): what is to be sent
 * @call: a call of `http:invoke`
 * @connections: connections that were found right; undefined to send no credentials
 * @answer: (out): how the task fails, where nothing can be sent
 *
 * Makes a request of the parameters of a task.
 *
 * Returns: whether it can be sent; @self is to be cleared in any case
 */
gboolean
passo_http_request_init (PassoHttpRequest *self,
                         const PassoCall  *call,
                         PassoValue        connections,
                         PassoAnswer      *answer)
{
  PassoValue parameters = call->parameters;
  PassoValue connection = passo_value_undefined ();
  g_autofree char *agent = NULL;

  g_return_val_if_fail (self != NULL && call != NULL && answer != NULL, FALSE);

  *self = (PassoHttpRequest) { .headers = g_ptr_array_new_with_free_func (g_free) };
  if (!passo_value_is_object (parameters))
    return refuse (answer, RUNTIME, "The parameters of an HTTP task must be an object");
  if (!set_method (self, parameters, answer) ||
      !find_connection (parameters, connections, &connection, answer) ||
      !set_url (self, parameters, connection, answer) ||
      !add_headers (self, passo_value_get_member (parameters, "Headers"), answer) ||
      !set_body (self, parameters, connection, answer))
    return FALSE;

  agent = g_strdup_printf ("Amazon|StepFunctions|HttpInvoke|%s", call->resource->region);
  add_default_header (self, "User-Agent", agent);
  add_default_header (self, "Range", "bytes=0-262144");
  return add_connection_headers (self, connection, answer);
}

/**
 * passo_http_request_clear:
 * @self: a request
 *
 * Frees what it holds.
 */
void
passo_http_request_clear (PassoHttpRequest *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
}
