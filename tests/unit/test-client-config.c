/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-client-config.h"

#include <string.h>

#define ADDRESS "ann.lee@example.org"

/* As large providers publish it: alternatives in order, other protocols between, OAuth 2 behind. */
static const char full[] =
    "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- made by hand -->\n"
    "<clientConfig version=\"1.1\">\n"
    "  <emailProvider id=\"example.org\">\n"
    "    <domain>example.org</domain>\n"
    "    <domain purpose=\"mx\">hosting.example.net</domain>\n"
    "    <displayName>Example Mail &amp; More</displayName>\n"
    "    <displayShortName>Example</displayShortName>\n"
    "    <incomingServer type=\"jmap\"><url>https://jmap.example.org</url></incomingServer>\n"
    "    <incomingServer type=\"imap\">\n"
    "      <hostname> imap.%EMAILDOMAIN% </hostname>\n"
    "      <port>993</port>\n"
    "      <socketType>SSL</socketType>\n"
    "      <username>%EMAILADDRESS%</username>\n"
    "      <authentication>OAuth2</authentication>\n"
    "      <authentication>password-cleartext</authentication>\n"
    "    </incomingServer>\n"
    "    <incomingServer type=\"imap\">\n"
    "      <hostname>imap.example.org</hostname>\n"
    "      <port>143</port>\n"
    "      <socketType>STARTTLS</socketType>\n"
    "      <username>%EMAILLOCALPART%</username>\n"
    "      <authentication>password-encrypted</authentication>\n"
    "    </incomingServer>\n"
    "    <incomingServer type=\"pop3\">\n"
    "      <hostname>pop.example.org</hostname>\n"
    "      <port>110</port>\n"
    "      <socketType>plain</socketType>\n"
    "      <username>%EMAILDOMAIN%\\%EMAILLOCALPART%</username>\n"
    "      <authentication>password-cleartext</authentication>\n"
    "      <pop3><leaveMessagesOnServer>true</leaveMessagesOnServer></pop3>\n"
    "    </incomingServer>\n"
    "    <incomingServer type=\"exchange\"><hostname>owa.example.org</hostname></incomingServer>\n"
    "    <outgoingServer type=\"smtp\">\n"
    "      <hostname>smtp.example.org</hostname>\n"
    "      <port>587</port>\n"
    "      <socketType>STARTTLS</socketType>\n"
    "      <username>%EMAILADDRESS%</username>\n"
    "      <authentication>OAuth2</authentication>\n"
    "      <useGlobalPreferredServer>false</useGlobalPreferredServer>\n"
    "    </outgoingServer>\n"
    "    <documentation url=\"https://help.example.org/imap\">\n"
    "      <descr lang=\"de\">Einrichten</descr>\n"
    "      <descr lang=\"en\">How to set it up</descr>\n"
    "    </documentation>\n"
    "    <documentation url=\"javascript:alert(1)\"><descr>bad</descr></documentation>\n"
    "  </emailProvider>\n"
    "  <enable visiturl=\"https://www.example.org/settings?a=1&amp;b=2\">\n"
    "    <instruction>Switch IMAP on first</instruction>\n"
    "  </enable>\n"
    "  <oAuth2>\n"
    "    <issuer>login.example.org</issuer>\n"
    "    <scope>mail offline_access</scope>\n"
    "    <authURL>https://login.example.org/auth</authURL>\n"
    "    <tokenURL>http://login.example.org/token</tokenURL>\n"
    "  </oAuth2>\n"
    "  <webMail><loginPage url=\"https://mail.example.org/\"/></webMail>\n"
    "</clientConfig>\n";

static char *
describe (PrClientConfig *config)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; config != NULL && i < config->services->len; i++)
    {
      PrService *service = config->services->pdata[i];
      g_autoptr (PrEndpoint) endpoint = pr_service_dup_endpoint (service);
      g_autofree char *where = pr_endpoint_to_string (endpoint);

      g_string_append_printf (
          text, "%s%s %s %s %s", i == 0 ? "" : "; ",
          pr_enum_get_word (PR_TYPE_PROTOCOL, (int) pr_service_get_protocol (service)), where,
          pr_service_get_username (service),
          pr_enum_get_word (PR_TYPE_AUTH, (int) pr_service_get_auth (service)));
    }
  return g_string_free (text, FALSE);
}

static void
test_full (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrClientConfig) config =
      pr_client_config_parse (full, sizeof full - 1, ADDRESS, &error);
  g_autofree char *described = describe (config);
  const PrClientConfigPage *page;

  g_assert_no_error (error);
  g_assert_cmpstr (described, ==,
                   "imap imap.example.org:993,tls  password; "
                   "imap imap.example.org:143,starttls ann.lee auto; "
                   "pop3 pop.example.org:110,none example.org\\ann.lee password; "
                   "smtp smtp.example.org:587,starttls  xoauth2");
  g_assert_cmpstr (config->name, ==, "Example Mail & More");
  g_assert_cmpuint (config->pages->len, ==, 2);
  page = config->pages->pdata[0];
  g_assert_cmpstr (page->url, ==, "https://help.example.org/imap");
  g_assert_cmpstr (page->text, ==, "How to set it up");
  g_assert_false (page->to_do);
  page = config->pages->pdata[1];
  g_assert_cmpstr (page->url, ==, "https://www.example.org/settings?a=1&b=2");
  g_assert_cmpstr (page->text, ==, "Switch IMAP on first");
  g_assert_true (page->to_do);
  g_assert_cmpstr (config->oauth2_issuer, ==, "login.example.org");
  g_assert_cmpstr (config->oauth2_scope, ==, "mail offline_access");
  g_assert_cmpstr (config->oauth2_auth_url, ==, "https://login.example.org/auth");
  g_assert_null (config->oauth2_token_url);
}

/* What stands in the one server of a document. */
static const struct
{
  const char *what;
  const char *content;
  const char *expected; /* NULL: no server that can be used */
} servers[] = {
  { "nothing but a host", "<hostname>a.example</hostname>", "imap a.example:993,tls  auto" },
  { "a port tells the security", "<hostname>a.example</hostname><port>143</port>",
    "imap a.example:143,starttls  auto" },
  { "security tells the port", "<hostname>a.example</hostname><socketType>STARTTLS</socketType>",
    "imap a.example:143,starttls  auto" },
  { "the draft’s newer word", "<hostname>a.example</hostname><socketType>TLS</socketType>",
    "imap a.example:993,tls  auto" },
  { "case", "<hostname>a.example</hostname><socketType>ssl</socketType>",
    "imap a.example:993,tls  auto" },
  { "CDATA", "<hostname><![CDATA[a.example]]></hostname>", "imap a.example:993,tls  auto" },
  { "an IP address", "<hostname>2001:db8::1</hostname>", "imap [2001:db8::1]:993,tls  auto" },
  { "no host", "<port>993</port>", NULL },
  { "an empty host", "<hostname> </hostname>", NULL },
  { "a host with a path", "<hostname>a.example/x</hostname>", NULL },
  { "a host with a line break", "<hostname>a.exa\nmple</hostname>", NULL },
  { "a host with a port", "<hostname>a.example:993</hostname>", NULL },
  { "an unknown placeholder in the host", "<hostname>%REALNAME%.example</hostname>", NULL },
  { "port 0", "<hostname>a.example</hostname><port>0</port>", NULL },
  { "port 65536", "<hostname>a.example</hostname><port>65536</port>", NULL },
  { "a negative port", "<hostname>a.example</hostname><port>-993</port>", NULL },
  { "a word for a port", "<hostname>a.example</hostname><port>imaps</port>", NULL },
  { "an unknown security", "<hostname>a.example</hostname><socketType>maybe</socketType>", NULL },
  { "only what this program cannot do",
    "<hostname>a.example</hostname><authentication>GSSAPI</authentication>"
    "<authentication>NTLM</authentication>",
    NULL },
  { "something else besides",
    "<hostname>a.example</hostname><authentication>GSSAPI</authentication>"
    "<authentication>OAuth2</authentication>",
    "imap a.example:993,tls  xoauth2" },
  { "no sign-in", "<hostname>a.example</hostname><authentication>none</authentication>",
    "imap a.example:993,tls  none" },
  { "a name of one's own", "<hostname>a.example</hostname><username>u12345</username>",
    "imap a.example:993,tls u12345 auto" },
  { "a percent sign in the name", "<hostname>a.example</hostname><username>100%ann</username>",
    "imap a.example:993,tls 100%ann auto" },
  { "the real name, which nobody knows",
    "<hostname>a.example</hostname><username>%REALNAME%</username>", "imap a.example:993,tls  auto" },
  { "unknown elements within",
    "<x><y>z</y></x><hostname>a.example</hostname><restriction><descr>x</descr></restriction>",
    "imap a.example:993,tls  auto" },
};

static void
test_servers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<clientConfig><incomingServer type=\"imap\">%s</incomingServer></clientConfig>",
          servers[i].content);
      g_autofree char *bare = g_memdup2 (text, strlen (text));
      g_autoptr (GError) error = NULL;
      g_autoptr (PrClientConfig) config =
          pr_client_config_parse (bare, strlen (text), ADDRESS, &error);
      g_autofree char *described = describe (config);

      g_test_message ("%s", servers[i].what);
      if (servers[i].expected == NULL)
        g_assert_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_NO_SERVER);
      else
        g_assert_no_error (error);
      g_assert_cmpstr (described, ==, servers[i].expected == NULL ? "" : servers[i].expected);
    }
}

#define GOOD "<incomingServer type=\"imap\"><hostname>a.example</hostname></incomingServer>"

static const struct
{
  const char *what;
  const char *text;
  PrClientConfigError code;
} bad[] = {
  { "nothing", "", PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "a web page", "<!DOCTYPE html><html><body><p>Hello</body></html>",
    PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "a web page that is well-formed", "<html>" GOOD "</html>", PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "cut short", "<clientConfig>" GOOD, PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "a second root", "<clientConfig>" GOOD "</clientConfig><clientConfig/>x",
    PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "an entity of its own",
    "<!DOCTYPE x [<!ENTITY a \"b\">]><clientConfig>&a;" GOOD "</clientConfig>",
    PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "a file as an entity",
    "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><clientConfig><incomingServer "
    "type=\"imap\"><hostname>&a;</hostname></incomingServer></clientConfig>",
    PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "broken UTF-8", "<clientConfig>" GOOD "<x>\xff</x></clientConfig>",
    PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "JSON", "{\"protocols\": {}}", PR_CLIENT_CONFIG_ERROR_FORMAT },
  { "no server", "<clientConfig version=\"1.1\"><emailProvider id=\"x\"/></clientConfig>",
    PR_CLIENT_CONFIG_ERROR_NO_SERVER },
  { "outgoing as incoming",
    "<clientConfig><incomingServer type=\"smtp\"><hostname>a.example</hostname></incomingServer>"
    "</clientConfig>",
    PR_CLIENT_CONFIG_ERROR_NO_SERVER },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].what);
      g_assert_null (pr_client_config_parse (bad[i].text, strlen (bad[i].text), ADDRESS, &error));
      g_assert_error (error, PR_CLIENT_CONFIG_ERROR, (int) bad[i].code);
    }
}

static void
append (GString *text, const char *piece, guint n_times)
{
  for (guint i = 0; i < n_times; i++)
    g_string_append (text, piece);
}

static void
test_bounds (void)
{
  static const char nul[] = "<clientConfig>" GOOD "\0</clientConfig>";
  g_autoptr (GString) deep = g_string_new ("<clientConfig>");
  g_autoptr (GString) many = g_string_new ("<clientConfig>");
  g_autoptr (GString) wide = g_string_new ("<clientConfig>" GOOD "<displayName>");
  g_autoptr (GString) large = g_string_new ("<clientConfig>");
  g_autoptr (GError) error = NULL;
  g_autoptr (PrClientConfig) config = NULL;

  append (deep, "<x>", 1000);
  g_assert_null (pr_client_config_parse (deep->str, deep->len, ADDRESS, &error));
  g_assert_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_FORMAT);
  g_clear_error (&error);

  append (wide, "x", PR_CLIENT_CONFIG_MAX_VALUE_BYTES + 1);
  g_string_append (wide, "</displayName></clientConfig>");
  g_assert_null (pr_client_config_parse (wide->str, wide->len, ADDRESS, &error));
  g_assert_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_FORMAT);
  g_clear_error (&error);

  append (large, " ", PR_CLIENT_CONFIG_MAX_BYTES);
  g_assert_null (pr_client_config_parse (large->str, large->len, ADDRESS, &error));
  g_assert_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_TOO_LONG);
  g_clear_error (&error);

  g_assert_null (pr_client_config_parse (nul, sizeof nul - 1, ADDRESS, &error));
  g_assert_error (error, PR_CLIENT_CONFIG_ERROR, PR_CLIENT_CONFIG_ERROR_FORMAT);
  g_clear_error (&error);

  append (many, GOOD, 10 * PR_CLIENT_CONFIG_MAX_SERVERS);
  g_string_append (many, "</clientConfig>");
  config = pr_client_config_parse (many->str, many->len, ADDRESS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (config->services->len, ==, PR_CLIENT_CONFIG_MAX_SERVERS);
}

/* An address is not a pattern, whatever it looks like. */
static void
test_hostile_address (void)
{
  static const char text[] =
      "<clientConfig><incomingServer type=\"imap\"><hostname>a.example</hostname>"
      "<username>%EMAILLOCALPART%</username></incomingServer></clientConfig>";
  g_autoptr (GError) error = NULL;
  g_autoptr (PrClientConfig) config =
      pr_client_config_parse (text, sizeof text - 1, "%EMAILDOMAIN%%@example.org", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pr_service_get_username (config->services->pdata[0]), ==, "%EMAILDOMAIN%%");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-config/full", test_full);
  g_test_add_func ("/client-config/servers", test_servers);
  g_test_add_func ("/client-config/bad", test_bad);
  g_test_add_func ("/client-config/bounds", test_bounds);
  g_test_add_func ("/client-config/hostile-address", test_hostile_address);
  return g_test_run ();
}
