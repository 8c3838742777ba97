/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-pacc-config.h"

#include "pr-preset-json.h"
#include "pr-printable.h"

#include <string.h>

#define VERSION "UAAC1"
#define ALGORITHM "sha256"
#define SHA256_BYTES 32

#define MAX_NAME_CHARS 60

static const PrPresetJson *
get_object (const PrPresetJson *object, const char *name)
{
  const PrPresetJson *member = object == NULL ? NULL : pr_preset_json_get_member (object, name);

  return member != NULL && member->kind == PR_PRESET_JSON_OBJECT ? member : NULL;
}

/* Since version 03 submission is “submit”; documents of versions before it say “smtp”. */
static const PrPresetJson *
get_server (const PrPresetJson *protocols, PrProtocol protocol)
{
  const PrPresetJson *submit =
      protocol == PR_PROTOCOL_SMTP ? get_object (protocols, "submit") : NULL;

  return submit != NULL ? submit
                        : get_object (protocols, pr_enum_get_word (PR_TYPE_PROTOCOL, (int) protocol));
}

/* The format has no ports: each protocol is spoken on the one that is encrypted from the first byte. */
static void
add_service (PrClientConfig *config, const PrPresetJson *protocols, PrProtocol protocol, PrAuth auth)
{
  const PrPresetJson *server = get_server (protocols, protocol);
  const char *host = server == NULL ? NULL : pr_preset_json_get_text (server, "host");
  g_autoptr (PrService) service = NULL;

  if (host == NULL || !pr_endpoint_host_is_valid (host))
    return;
  service = pr_service_new (protocol);
  pr_service_set_host (service, host);
  pr_service_set_security (service, PR_SECURITY_TLS);
  pr_service_set_port (service, pr_protocol_get_default_port (protocol, PR_SECURITY_TLS));
  pr_service_set_auth (service, auth);
  g_ptr_array_add (config->services, g_steal_pointer (&service));
}

static PrAuth
read_auth (PrClientConfig *config, const PrPresetJson *root)
{
  const PrPresetJson *authentication = get_object (root, "authentication");
  const PrPresetJson *oauth = get_object (authentication, "oauth-public");
  const PrPresetJson *password =
      authentication == NULL ? NULL : pr_preset_json_get_member (authentication, "password");
  const char *issuer = oauth == NULL ? NULL : pr_preset_json_get_text (oauth, "issuer");

  config->oauth2_issuer = g_strdup (issuer);
  if (password != NULL && password->kind == PR_PRESET_JSON_BOOLEAN && password->integer != 0)
    return PR_AUTH_PASSWORD;
  return issuer == NULL ? PR_AUTH_AUTO : PR_AUTH_XOAUTH2;
}

static void
add_page (PrClientConfig *config, const PrPresetJson *help)
{
  const char *url = help == NULL ? NULL : pr_preset_json_get_text (help, "documentation");
  PrClientConfigPage *page;

  if (url == NULL || !g_str_has_prefix (url, "https://") || !g_uri_is_valid (url, 0, NULL))
    return;
  page = g_new0 (PrClientConfigPage, 1);
  page->url = g_strdup (url);
  g_ptr_array_add (config->pages, page);
}

/**
 * pr_pacc_config_parse:
 * @text: what a server sent
 * @n_bytes: its length
 * @address: the normalized address, with which everybody signs in
 * @error: return location
 *
 * Members that are not known are passed over.
 *
 * Errors: those of %PR_CLIENT_CONFIG_ERROR. RFC: draft-ietf-mailmaint-pacc-03, and -02. Thread: any.
 *
 * Returns: (transfer full): what it says, with at least one server
 */
PrClientConfig *
pr_pacc_config_parse (const char *text,
                      gsize n_bytes,
                      const char *address G_GNUC_UNUSED,
                      GError **error)
{
  g_autoptr (PrClientConfig) config = pr_client_config_new ();
  g_autoptr (GError) reason = NULL;
  g_autoptr (PrPresetJson) root = NULL;
  const PrPresetJson *protocols;
  const PrPresetJson *info;
  const PrPresetJson *provider;
  guint line;
  PrAuth auth;

  if (n_bytes > PR_CLIENT_CONFIG_MAX_BYTES)
    {
      g_set_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_TOO_LONG,
                   "the document is longer than anything sensible");
      return NULL;
    }
  root = pr_preset_json_parse (text, n_bytes, &line, &reason);
  protocols = root == NULL || root->kind != PR_PRESET_JSON_OBJECT ? NULL
                                                                  : get_object (root, "protocols");
  if (protocols == NULL)
    {
      g_set_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_FORMAT, "%s",
                   reason == NULL ? "this is no configuration" : reason->message);
      return NULL;
    }

  auth = read_auth (config, root);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    add_service (config, protocols, (PrProtocol) i, auth);
  info = get_object (root, "info");
  provider = get_object (info, "provider");
  if (provider != NULL)
    config->name = pr_printable_from_text (pr_preset_json_get_text (provider, "name"),
                                           MAX_NAME_CHARS);
  add_page (config, get_object (info, "help"));
  if (config->services->len == 0)
    {
      g_set_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_NO_SERVER,
                   "the document names no mail server that can be used");
      return NULL;
    }
  return g_steal_pointer (&config);
}

/* The value of the only tag @name, whatever others there are and in whatever order. */
static char *
dup_tag (char **tags, const char *name)
{
  char *value = NULL;

  for (gsize i = 0; tags[i] != NULL; i++)
    {
      const char *equals = strchr (tags[i], '=');
      g_autofree char *tag = equals == NULL ? NULL : g_strndup (tags[i], (gsize) (equals - tags[i]));

      if (tag == NULL || g_ascii_strcasecmp (g_strstrip (tag), name) != 0)
        continue;
      if (value != NULL)
        {
          g_free (value);
          return NULL;
        }
      value = g_strstrip (g_strdup (equals + 1));
    }
  return value;
}

/**
 * pr_pacc_config_matches_record:
 * @body: what the server sent, byte for byte
 * @record: the strings of one TXT record at `_ua-auto-config`, joined
 *
 * The record vouches for the document: `v=UAAC1; a=sha256; d=` and its digest in base64. A tag that
 * is there twice spoils it; tags that are not known are passed over.
 *
 * Returns: %TRUE if it does
 */
gboolean
pr_pacc_config_matches_record (GBytes *body, const char *record)
{
  g_auto (GStrv) tags = g_strsplit (record, ";", -1);
  g_autofree char *version = dup_tag (tags, "v");
  g_autofree char *algorithm = dup_tag (tags, "a");
  g_autofree char *base64 = dup_tag (tags, "d");
  g_autofree char *actual = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[SHA256_BYTES];
  gsize n_digest = sizeof digest;

  if (g_strcmp0 (version, VERSION) != 0 || g_strcmp0 (algorithm, ALGORITHM) != 0)
    return FALSE;
  g_checksum_update (checksum, g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body));
  g_checksum_get_digest (checksum, digest, &n_digest);
  actual = g_base64_encode (digest, n_digest);
  return g_strcmp0 (base64, actual) == 0;
}
