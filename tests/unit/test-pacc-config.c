/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-pacc-config.h"

#include <string.h>

#define ADDRESS "ann@example.org"

static const char full[] =
    "{ \"protocols\": {\n"
    "    \"jmap\": { \"url\": \"https://jmap.example.org/session\" },\n"
    "    \"imap\": { \"host\": \"imap.example.org\" },\n"
    "    \"pop3\": { \"host\": \"pop3.example.org\" },\n"
    "    \"smtp\": { \"host\": \"old.example.org\" },\n"
    "    \"submit\": { \"host\": \"smtp.example.org\" } },\n"
    "  \"authentication\": { \"oauth-public\": { \"issuer\": \"https://auth.example.org\" },\n"
    "                      \"password\": true },\n"
    "  \"info\": { \"provider\": { \"name\": \"Example Provider\", \"shortName\": \"Example\",\n"
    "      \"logo\": [ { \"url\": \"https://www.example.org/logo.svg\",\n"
    "                  \"content-type\": \"image/svg+xml\" } ] },\n"
    "    \"help\": { \"documentation\": \"https://help.example.org/mail\",\n"
    "              \"contact\": [ \"mailto:it@example.org\" ] } } }\n";

static void
assert_service (PrClientConfig *config, guint i, const char *expected, PrAuth auth)
{
  PrService *service = config->services->pdata[i];
  g_autoptr (PrEndpoint) endpoint = pr_service_dup_endpoint (service);
  g_autofree char *where = pr_endpoint_to_string (endpoint);

  g_assert_cmpstr (where, ==, expected);
  g_assert_cmpstr (pr_service_get_username (service), ==, "");
  g_assert_cmpint (pr_service_get_auth (service), ==, auth);
}

static void
test_full (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrClientConfig) config = pr_pacc_config_parse (full, sizeof full - 1, ADDRESS, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (config->services->len, ==, 3);
  assert_service (config, 0, "imap.example.org:993,tls", PR_AUTH_PASSWORD);
  assert_service (config, 1, "pop3.example.org:995,tls", PR_AUTH_PASSWORD);
  assert_service (config, 2, "smtp.example.org:465,tls", PR_AUTH_PASSWORD);
  g_assert_cmpstr (config->name, ==, "Example Provider");
  g_assert_cmpstr (config->oauth2_issuer, ==, "https://auth.example.org");
  g_assert_cmpuint (config->pages->len, ==, 1);
}

static void
test_token_only (void)
{
  static const char text[] = "{\"protocols\":{\"imap\":{\"host\":\"a.example\"}},"
                             "\"authentication\":{\"oauth-public\":{\"issuer\":\"https://b.example\"}}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PrClientConfig) config = pr_pacc_config_parse (text, sizeof text - 1, ADDRESS, &error);

  g_assert_no_error (error);
  assert_service (config, 0, "a.example:993,tls", PR_AUTH_XOAUTH2);
}

/* Version 02 of the draft called submission by the name of its protocol. */
static void
test_version_02 (void)
{
  static const char text[] = "{\"protocols\":{\"smtp\":{\"host\":\"smtp.example.org\"}}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PrClientConfig) config = pr_pacc_config_parse (text, sizeof text - 1, ADDRESS, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (config->services->len, ==, 1);
  assert_service (config, 0, "smtp.example.org:465,tls", PR_AUTH_AUTO);
}

static const struct
{
  const char *what;
  const char *text;
  PrClientConfigError code;
} bad[] = {
  { "nothing", "", PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "a web page", "<!DOCTYPE html><html></html>", PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "an array", "[]", PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "no protocols", "{\"authentication\":{\"password\":true}}", PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "protocols of the wrong kind", "{\"protocols\":[\"imap\"]}", PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "nested without end", "{\"protocols\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "only others", "{\"protocols\":{\"jmap\":{\"url\":\"https://a.example/\"}}}",
    PR_CLIENT_CONFIG_ERROR_NO_SERVER },
  { "a host that is none", "{\"protocols\":{\"imap\":{\"host\":\"a b\"}}}",
    PR_CLIENT_CONFIG_ERROR_NO_SERVER },
  { "a host of the wrong kind", "{\"protocols\":{\"imap\":{\"host\":993}}}",
    PR_CLIENT_CONFIG_ERROR_NO_SERVER },
  { "a server of the wrong kind", "{\"protocols\":{\"imap\":\"a.example\"}}",
    PR_CLIENT_CONFIG_ERROR_NO_SERVER },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].what);
      g_assert_null (pr_pacc_config_parse (bad[i].text, strlen (bad[i].text), ADDRESS, &error));
      g_assert_error (error, PR_CLIENT_CONFIG_ERROR, (int) bad[i].code);
    }
}

/* The SHA-256 of “abc”, FIPS 180-2 appendix B.1. */
#define ABC "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="

static const struct
{
  const char *record;
  gboolean matches;
} records[] = {
  { "v=UAAC1; a=sha256; d=" ABC, TRUE },
  { "v=UAAC1;a=sha256;d=" ABC ";", TRUE },
  { "d = " ABC " ; x=y; z; a = sha256; V=UAAC1", TRUE },
  { "v=UAAC1; a=sha256; d=" ABC "; d=" ABC, FALSE },
  { "v=UAAC1; v=UAAC1; a=sha256; d=" ABC, FALSE },
  { "a=sha256; d=" ABC, FALSE },
  { "v=UAAC2; a=sha256; d=" ABC, FALSE },
  { "v=UAAC1; a=sha512; d=" ABC, FALSE },
  { "v=UAAC1; a=sha256", FALSE },
  { "v=UAAC1; a=sha256; d=", FALSE },
  { "v=UAAC1; a=sha256; d=ungWv48=", FALSE },
  { "v=UAAC1; a=sha256; d=AAAAv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", FALSE },
  { "", FALSE },
};

static void
test_records (void)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("abc", 3);

  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_test_message ("%s", records[i].record);
      g_assert_cmpint (pr_pacc_config_matches_record (body, records[i].record), ==,
                       records[i].matches);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pacc-config/full", test_full);
  g_test_add_func ("/pacc-config/token-only", test_token_only);
  g_test_add_func ("/pacc-config/bad", test_bad);
  g_test_add_func ("/pacc-config/version-02", test_version_02);
  g_test_add_func ("/pacc-config/records", test_records);
  return g_test_run ();
}
