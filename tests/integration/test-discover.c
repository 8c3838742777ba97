/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discover-world.h"
#include "script-world.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define AUTOCONFIG_URL "https://autoconfig.example.test/mail/config-v1.1.xml"
#define WELL_KNOWN_URL "https://example.test/.well-known/autoconfig/mail/config-v1.1.xml"
#define CLEAR_URL "http://autoconfig.example.test/mail/config-v1.1.xml"
#define PACC_URL "https://ua-auto-config.example.test/.well-known/user-agent-configuration.json"
#define ISPDB_URL "https://v1.ispdb.net/"

/* Two seconds where the machine has nothing else to do (see the benchmark); in any case long before the
 * deadline of %WORLD_TIMEOUT, which is what ends a search that something dead holds up. */
#define GOOD_ANSWER_MS 30000

static char *skip_reason;

typedef struct
{
  DiscoverWorld *world;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  if (skip_reason == NULL)
    fixture->world = discover_world_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_pointer (&fixture->world, discover_world_free);
}

static void
assert_found (Found *found, int status, const char *expected)
{
  g_autofree char *described = found_describe (found);

  g_test_message ("%" G_GINT64_FORMAT " ms", found->duration_ms);
  if (strcmp (described, expected) != 0)
    g_test_message ("%s", found->output);
  g_assert_cmpstr (described, ==, expected);
  g_assert_cmpint (found->status, ==, status);
}

static void
assert_note (Found *found, const char *words)
{
  g_autofree char *notes = found_dup_notes (found);

  if (strstr (notes, words) == NULL)
    g_error ("“%s” is not in: %s", words, notes);
}

/* Begins the world, and asks it for ann@example.test. What is good enough is not waited with for long,
 * and a busy machine may need more to find what is better: of several tries the best counts, which is
 * one whose description begins with @first and whose notes have @note in them, if that is given. */
static Found *
discover_best (Fixture *fixture, const char *first, const char *note)
{
  Found *found = NULL;
  gboolean as_expected = FALSE;

  discover_world_start (fixture->world);
  for (guint i = 0; i < 10 && !as_expected; i++)
    {
      g_autofree char *described = NULL;
      g_autofree char *notes = NULL;

      g_clear_pointer (&found, found_free);
      discover_world_forget_requests (fixture->world);
      found = discover_world_discover (fixture->world, "ann@example.test", NULL);
      described = found_describe (found);
      notes = found_dup_notes (found);
      as_expected =
          g_str_has_prefix (described, first) && (note == NULL || strstr (notes, note) != NULL);
    }
  return found;
}

static Found *
discover (Fixture *fixture, int status, const char *expected)
{
  Found *found = discover_best (fixture, expected, NULL);

  assert_found (found, status, expected);
  return found;
}

static void
assert_soon (Found *found)
{
  g_assert_cmpint (found->duration_ms, <, GOOD_ANSWER_MS);
}

static void
add_srv (DiscoverWorld *world, const char *kind, const char *host, guint port, guint priority)
{
  discover_world_add_record (world, "srv-host=_%s._tcp.example.test,%s,%u,%u,1", kind, host, port,
                             priority);
}

/* The domain's own servers, named by SRV. */
static void
add_srv_servers (DiscoverWorld *world)
{
  discover_world_add_host (world, "mx.example.test", WORLD_HERE);
  add_srv (world, "imaps", "mx.example.test", 993, 0);
  add_srv (world, "submissions", "mx.example.test", 465, 0);
}

static void
test_srv (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  add_srv_servers (fixture->world);
  discover_world_add_imap_and_smtp (fixture->world, "mx.example.test");
  found = discover (fixture, 0,
                    "imap mx.example.test:993,tls srv plain !\n"
                    "smtp mx.example.test:465,tls srv plain !\n");
  assert_soon (found);
}

static void
test_srv_priorities (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  add_srv_servers (fixture->world);
  discover_world_add_host (fixture->world, "backup.example.test", WORLD_THERE);
  add_srv (fixture->world, "imaps", "backup.example.test", 10993, 7);
  add_srv (fixture->world, "submission", "mx.example.test", 587, 0);
  discover_world_add_record (fixture->world, "srv-host=_pop3s._tcp.example.test");
  discover_world_add_record (fixture->world, "srv-host=_pop3._tcp.example.test");
  discover_world_add_imap_and_smtp (fixture->world, "mx.example.test");
  discover_world_add_mail (fixture->world, WORLD_HERE, "mx.example.test", 587,
                           "smtp-works-starttls.talk");
  discover_world_add_mail (fixture->world, WORLD_THERE, "backup.example.test", 10993,
                           "imap-works-tls.talk");
  found = discover (fixture, 0,
                    "imap mx.example.test:993,tls srv plain !\n"
                    "imap backup.example.test:10993,tls srv plain !\n"
                    "smtp mx.example.test:465,tls srv plain !\n"
                    "smtp mx.example.test:587,starttls srv plain !\n");
  assert_note (found, "does not offer POP3");
  assert_soon (found);
}

/* Unsigned DNS names somebody else's host: only with a yes. */
static void
test_srv_foreign (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_host (fixture->world, "mail.hoster.test", WORLD_HERE);
  add_srv (fixture->world, "imaps", "mail.hoster.test", 993, 0);
  add_srv (fixture->world, "submissions", "mail.hoster.test", 465, 0);
  discover_world_add_imap_and_smtp (fixture->world, "mail.hoster.test");
  found = discover (fixture, 0,
                    "imap mail.hoster.test:993,tls srv plain ! ?\n"
                    "smtp mail.hoster.test:465,tls srv plain ! ?\n");
  assert_note (found, "mail.hoster.test belongs to example.test");
}

/* Named, but dead: what answers is better. */
static void
test_srv_dead (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_host (fixture->world, "old.example.test", WORLD_REFUSES);
  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  add_srv (fixture->world, "imaps", "old.example.test", 993, 0);
  add_srv (fixture->world, "submissions", "old.example.test", 465, 0);
  discover_world_add_imap_and_smtp (fixture->world, "mail.example.test");
  found = discover (fixture, 0,
                    "imap mail.example.test:993,tls guess plain !\n"
                    "imap old.example.test:993,tls srv plain\n"
                    "smtp mail.example.test:465,tls guess plain !\n"
                    "smtp old.example.test:465,tls srv plain\n");
  assert_soon (found);
}

static void
add_config_hosts (DiscoverWorld *world)
{
  discover_world_add_host (world, "mx.example.test", WORLD_HERE);
  discover_world_add_host (world, "autoconfig.example.test", WORLD_HERE);
  discover_world_add_imap_and_smtp (world, "mx.example.test");
}

static char *
make_config (void)
{
  return discover_world_make_config ("mx.example.test", "mx.example.test");
}

static void
test_autoconfig (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *config = make_config ();
  g_autofree char *requests = NULL;

  add_config_hosts (fixture->world);
  discover_world_add_page (fixture->world, AUTOCONFIG_URL, config);
  found = discover (fixture, 0,
                    "imap mx.example.test:993,tls autoconfig https !\n"
                    "smtp mx.example.test:465,tls autoconfig https !\n");
  assert_soon (found);

  /* Nobody was told who asks. Others than this one may not have been reached yet when it had answered. */
  requests = discover_world_dup_requests (fixture->world);
  g_assert_nonnull (strstr (requests, AUTOCONFIG_URL "\n"));
  g_assert_null (strstr (requests, "ann"));
}

static void
test_autoconfig_well_known (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *config = make_config ();

  discover_world_add_host (fixture->world, "mx.example.test", WORLD_HERE);
  discover_world_add_host (fixture->world, "example.test", WORLD_HERE);
  discover_world_add_imap_and_smtp (fixture->world, "mx.example.test");
  discover_world_add_page (fixture->world, WELL_KNOWN_URL, config);
  found = discover (fixture, 0,
                    "imap mx.example.test:993,tls autoconfig https !\n"
                    "smtp mx.example.test:465,tls autoconfig https !\n");
}

/* The server must know the address; the one that has shown who it is, and no other, is told. */
static void
test_autoconfig_asks_for_address (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char refusal[] =
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  g_autoptr (Found) found = NULL;
  g_autofree char *config = make_config ();
  g_autofree char *requests = NULL;

  add_config_hosts (fixture->world);
  discover_world_add_host (fixture->world, "example.test", WORLD_HERE);
  discover_world_add_answer (fixture->world, AUTOCONFIG_URL, refusal, 0);
  discover_world_add_answer (fixture->world, WELL_KNOWN_URL, refusal, 0);
  discover_world_add_answer (fixture->world, PACC_URL, refusal, 0);
  discover_world_add_page (fixture->world, AUTOCONFIG_URL "?emailaddress=ann@example.test", config);
  found = discover (fixture, 0,
                    "imap mx.example.test:993,tls autoconfig https !\n"
                    "smtp mx.example.test:465,tls autoconfig https !\n");
  requests = discover_world_dup_requests (fixture->world);
  g_assert_nonnull (strstr (requests, "ann"));
  g_assert_null (strstr (strstr (requests, "ann") + 3, "ann"));
}

/* A page that is not there needs nothing. */
static void
test_autoconfig_missing (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *requests = NULL;

  discover_world_add_host (fixture->world, "autoconfig.example.test", WORLD_HERE);
  discover_world_add_page (fixture->world, "https://autoconfig.example.test/", "Hello!");
  found = discover (fixture, 1,
                    "");
  requests = discover_world_dup_requests (fixture->world);
  g_assert_nonnull (strstr (requests, AUTOCONFIG_URL "\n"));
  g_assert_null (strstr (requests, "ann"));
}

static void
test_autoconfig_unencrypted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *config = discover_world_make_config ("mx.example.test", "smtp.hoster.test");

  add_config_hosts (fixture->world);
  discover_world_add_host (fixture->world, "smtp.hoster.test", WORLD_THERE);
  discover_world_add_mail (fixture->world, WORLD_THERE, "smtp.hoster.test", 465,
                           "smtp-works-tls.talk");
  discover_world_add_page (fixture->world, CLEAR_URL, config);
  found = discover (fixture, 0,
                    "imap mx.example.test:993,tls autoconfig plain !\n"
                    "smtp smtp.hoster.test:465,tls autoconfig plain ! ?\n");
}

/* The port for https is swallowed by a firewall: what comes without is better than nothing. */
static void
test_autoconfig_https_hangs (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *config = discover_world_make_config ("box.example.test", "box.example.test");

  discover_world_add_host (fixture->world, "box.example.test", WORLD_HERE);
  discover_world_add_host (fixture->world, "autoconfig.example.test", WORLD_THERE);
  discover_world_add_imap_and_smtp (fixture->world, "box.example.test");
  discover_world_add_mail (fixture->world, WORLD_THERE, "localhost", 443, "!flush\n!silent\n");
  discover_world_add_page (fixture->world, CLEAR_URL, config);
  found = discover (fixture, 0,
                    "imap box.example.test:993,tls autoconfig plain !\n"
                    "smtp box.example.test:465,tls autoconfig plain !\n");
}

static void
test_autoconfig_other_domain (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *config = make_config ();

  add_config_hosts (fixture->world);
  discover_world_add_host (fixture->world, "config.hoster.test", WORLD_HERE);
  discover_world_add_redirect (fixture->world, AUTOCONFIG_URL, "https://config.hoster.test/here");
  discover_world_add_page (fixture->world, "https://config.hoster.test/here", config);
  found = discover (fixture, 0,
                    "imap mx.example.test:993,tls autoconfig https !\n"
                    "smtp mx.example.test:465,tls autoconfig https !\n");
  assert_note (found, "example.test leaves it to config.hoster.test");
}

/* Web pages that are no configuration, each in a world of its own; all with a good server to guess. */
static const struct
{
  const char *name;
  const char *answer;
  guint drip_ms;
} bad_pages[] = {
  { "html",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
    "<!DOCTYPE html><html><head><title>Welcome<br></head></html>",
    0 },
  { "entities",
    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<?xml version=\"1.0\"?><!DOCTYPE x ["
    "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
    "<clientConfig><emailProvider><incomingServer type=\"imap\"><hostname>&b;</hostname>"
    "</incomingServer></emailProvider></clientConfig>",
    0 },
  { "circle", "HTTP/1.1 302 Found\r\nLocation: " AUTOCONFIG_URL "\r\nConnection: close\r\n\r\n", 0 },
  { "downgrade", "HTTP/1.1 302 Found\r\nLocation: " CLEAR_URL "x\r\nConnection: close\r\n\r\n", 0 },
  { "drip", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<clientConfig><emailProvider>", 1000 },
  { "nonsense", "220 mx.test ESMTP\r\n", 0 },
  { "login", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
             "Content-Length: 0\r\nConnection: close\r\n\r\n", 0 },
  { "nothing", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 0 },
};

static void
test_bad_page (Fixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Found) found = NULL;
  g_autofree char *config = discover_world_make_config ("liar.example.test", "liar.example.test");

  discover_world_add_host (fixture->world, "autoconfig.example.test", WORLD_HERE);
  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  discover_world_add_imap_and_smtp (fixture->world, "mail.example.test");
  discover_world_add_answer (fixture->world, AUTOCONFIG_URL, bad_pages[i].answer,
                             bad_pages[i].drip_ms);
  discover_world_add_page (fixture->world, CLEAR_URL "x", config);
  found = discover (fixture, 0,
                    "imap mail.example.test:993,tls guess plain !\n"
                    "smtp mail.example.test:465,tls guess plain !\n");
  assert_soon (found);
}

static void
test_endless_page (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");

  while (answer->len < 1024 * 1024)
    g_string_append (answer, "<clientConfig>");
  discover_world_add_host (fixture->world, "autoconfig.example.test", WORLD_HERE);
  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  discover_world_add_imap_and_smtp (fixture->world, "mail.example.test");
  discover_world_add_answer (fixture->world, AUTOCONFIG_URL, answer->str, 0);
  found = discover (fixture, 0,
                    "imap mail.example.test:993,tls guess plain !\n"
                    "smtp mail.example.test:465,tls guess plain !\n");
  assert_soon (found);
}

static const char pacc_document[] =
    "{\"protocols\":{\"imap\":{\"host\":\"mx.example.test\"},\"submit\":{\"host\":\"mx.example.test\"},"
    "\"jmap\":{\"url\":\"https://jmap.example.test/\"}},\"authentication\":{\"password\":true},"
    "\"info\":{\"provider\":{\"name\":\"Example\"}}}";

static void
add_pacc (DiscoverWorld *world, const char *vouched_for)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize n_bytes = sizeof digest;
  g_autofree char *base64 = NULL;

  g_checksum_update (checksum, (const guint8 *) vouched_for, -1);
  g_checksum_get_digest (checksum, digest, &n_bytes);
  base64 = g_base64_encode (digest, n_bytes);
  discover_world_add_record (world, "txt-record=_ua-auto-config.example.test,\"v=UAAC1; a=sha256; d=%s\"",
                             base64);
  discover_world_add_host (world, "ua-auto-config.example.test", WORLD_HERE);
  discover_world_add_host (world, "mx.example.test", WORLD_HERE);
  discover_world_add_page (world, PACC_URL, pacc_document);
  discover_world_add_imap_and_smtp (world, "mx.example.test");
}

static void
test_pacc (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  add_pacc (fixture->world, pacc_document);
  found = discover (fixture, 0,
                    "imap mx.example.test:993,tls pacc https !\n"
                    "smtp mx.example.test:465,tls pacc https !\n");
  assert_soon (found);
}

static void
test_pacc_not_vouched_for (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  add_pacc (fixture->world, "another document");
  found = discover (fixture, 1,
                    "");
  assert_note (found, "does not vouch");
}

static void
test_ispdb (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *config = discover_world_make_config ("imap.provider.test", "imap.provider.test");

  discover_world_add_host (fixture->world, "imap.provider.test", WORLD_HERE);
  discover_world_add_page (fixture->world, ISPDB_URL "example.test", config);
  discover_world_add_imap_and_smtp (fixture->world, "imap.provider.test");
  found = discover (fixture, 0,
                    "imap imap.provider.test:993,tls ispdb https !\n"
                    "smtp imap.provider.test:465,tls ispdb https !\n");
  assert_soon (found);
}

/* Google receives the mail: its preset, which DNS alone ties to the domain, and which is tried. */
static void
test_mx_preset (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  JsonObject *candidate;

  discover_world_add_record (fixture->world, "mx-host=example.test,smtp.google.com,1");
  discover_world_add_host (fixture->world, "imap.gmail.com", WORLD_HERE);
  discover_world_add_host (fixture->world, "smtp.gmail.com", WORLD_HERE);
  discover_world_add_imap_and_smtp (fixture->world, "imap.gmail.com,smtp.gmail.com");
  found = discover_best (fixture, "imap imap.gmail.com", NULL);
  g_assert_cmpint (found->status, ==, 0);
  candidate = found_get_candidate (found, 0);
  g_assert_cmpstr (json_object_get_string_member (candidate, "host"), ==, "imap.gmail.com");
  g_assert_cmpstr (json_object_get_string_member (candidate, "source"), ==, "mx");
  g_assert_cmpstr (json_object_get_string_member (candidate, "trust"), ==, "plain");
  g_assert_true (json_object_get_boolean_member (candidate, "verified"));
  g_assert_true (json_object_has_member (candidate, "unconfirmed"));
  assert_soon (found);
}

static void
test_mx_page (Fixture *fixture, gconstpointer data)
{
  const char *url = data;
  g_autoptr (Found) found = NULL;
  g_autofree char *config = discover_world_make_config ("imap.hoster.test", "imap.hoster.test");

  discover_world_add_record (fixture->world, "mx-host=example.test,mx1.eu.hoster.test,10");
  discover_world_add_record (fixture->world, "mx-host=example.test,backup.elsewhere.test,20");
  discover_world_add_host (fixture->world, "mx1.eu.hoster.test", WORLD_REFUSES);
  discover_world_add_host (fixture->world, "imap.hoster.test", WORLD_HERE);
  discover_world_add_host (fixture->world, "autoconfig.hoster.test", WORLD_HERE);
  discover_world_add_page (fixture->world, url, config);
  discover_world_add_imap_and_smtp (fixture->world, "imap.hoster.test");
  found = discover (fixture, 0,
                    "imap imap.hoster.test:993,tls mx plain ! ?\n"
                    "smtp imap.hoster.test:465,tls mx plain ! ?\n");
  assert_soon (found);
}

static void
test_null_mx (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  /* Type 15, preference 0, the root. */
  discover_world_add_record (fixture->world, "dns-rr=example.test,15,000000");
  found = discover (fixture, 1,
                    "");
  assert_note (found, "receives no mail");
}

static void
test_ns (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  /* Type 2, ns1.gmail.com: it would be theirs, if they had customers. */
  discover_world_add_record (fixture->world,
                             "dns-rr=example.test,2,036e733105676d61696c03636f6d00");
  discover_world_add_host (fixture->world, "imap.gmail.com", WORLD_HERE);
  discover_world_add_host (fixture->world, "smtp.gmail.com", WORLD_HERE);
  discover_world_add_imap_and_smtp (fixture->world, "imap.gmail.com,smtp.gmail.com");
  found = discover (fixture, 0,
                    "imap imap.gmail.com:993,tls ns plain ! ?\n"
                    "smtp smtp.gmail.com:465,tls ns plain ! ?\n");
  assert_soon (found);
}

static void
test_guess (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_host (fixture->world, "imap.example.test", WORLD_HERE);
  discover_world_add_host (fixture->world, "smtp.example.test", WORLD_HERE);
  discover_world_add_imap_and_smtp (fixture->world, "imap.example.test,smtp.example.test");
  found = discover (fixture, 0,
                    "imap imap.example.test:993,tls guess plain !\n"
                    "smtp smtp.example.test:465,tls guess plain !\n");
  assert_soon (found);
}

static void
test_guess_mail_host (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_record (fixture->world, "mx-host=example.test,box.example.test,1");
  discover_world_add_host (fixture->world, "box.example.test", WORLD_HERE);
  discover_world_add_mail (fixture->world, WORLD_HERE, "box.example.test", 143,
                           "imap-works-starttls.talk");
  discover_world_add_mail (fixture->world, WORLD_HERE, "box.example.test", 587,
                           "smtp-works-starttls.talk");
  found = discover (fixture, 0,
                    "imap box.example.test:143,starttls guess plain !\n"
                    "smtp box.example.test:587,starttls guess plain !\n");
  assert_soon (found);
}

/* Nothing encrypts: that is said, and what else there is does not hide it. */
static void
test_guess_unencrypted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  discover_world_add_mail (fixture->world, WORLD_HERE, "mail.example.test", 143,
                           "imap-works-none.talk");
  discover_world_add_mail (fixture->world, WORLD_HERE, "mail.example.test", 587,
                           "smtp-works-starttls.talk");
  found = discover (fixture, 0,
                    "imap mail.example.test:143,none guess plain !\n"
                    "smtp mail.example.test:587,starttls guess plain !\n");
  assert_note (found, "does not encrypt");
}

/* A mail server among hosts that answer to every name. */
static void
test_guess_wildcard (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_record (fixture->world, "address=/example.test/" WORLD_REFUSES);
  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  discover_world_add_imap_and_smtp (fixture->world, "mail.example.test");
  found = discover (fixture, 0,
                    "imap mail.example.test:993,tls guess plain !\n"
                    "smtp mail.example.test:465,tls guess plain !\n");
  assert_soon (found);
}

static void
test_wildcard_alone (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_record (fixture->world, "address=/example.test/" WORLD_REFUSES);
  found = discover (fixture, 1,
                    "");
  assert_note (found, "No mail server was found");
  assert_soon (found);
}

/* The name is the customer's, the certificate the hoster's. */
static void
test_hosters_certificate (Fixture *fixture, gconstpointer data)
{
  const char *names = data;
  g_autoptr (Found) found = NULL;

  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  discover_world_add_host (fixture->world, "mail.hoster.test", WORLD_HERE);
  discover_world_add_imap_and_smtp (fixture->world, names);
  found = discover (fixture, 0,
                    "imap mail.hoster.test:993,tls guess plain ! ?\n"
                    "smtp mail.hoster.test:465,tls guess plain ! ?\n");
  assert_note (found, "shows the certificate of mail.hoster.test");
  assert_soon (found);
}

/* A certificate of nobody that is known is no answer, and names nobody. */
static void
test_bad_certificate (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  discover_world_add_mail (fixture->world, WORLD_HERE, "mail.example.test", 993,
                           "imap-certificate-unknown-ca.talk");
  discover_world_add_mail (fixture->world, WORLD_HERE, "mail.example.test", 465,
                           "smtp-works-tls.talk");
  found = discover (fixture, 1,
                    "smtp mail.example.test:465,tls guess plain !\n");
}

static void
test_dead_ipv6 (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *config = make_config ();

  discover_world_add_record (fixture->world, "host-record=mx.example.test," WORLD_HERE ",2001:db8::1");
  discover_world_add_record (fixture->world,
                             "host-record=autoconfig.example.test," WORLD_HERE ",2001:db8::1");
  discover_world_add_page (fixture->world, AUTOCONFIG_URL, config);
  discover_world_add_imap_and_smtp (fixture->world, "mx.example.test");
  found = discover (fixture, 0,
                    "imap mx.example.test:993,tls autoconfig https !\n"
                    "smtp mx.example.test:465,tls autoconfig https !\n");
  assert_soon (found);
}

/* The owner, the collection, and DNS: in this order, and that they disagree is said. */
static void
test_competition (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *owners = discover_world_make_config ("mx.example.test", "mx.example.test");
  g_autofree char *collected = discover_world_make_config ("old.example.test", "mx.example.test");

  add_config_hosts (fixture->world);
  discover_world_add_host (fixture->world, "old.example.test", WORLD_HERE);
  discover_world_add_host (fixture->world, "dns.example.test", WORLD_HERE);
  add_srv (fixture->world, "imaps", "dns.example.test", 10993, 0);
  discover_world_add_mail (fixture->world, WORLD_HERE, "dns.example.test", 10993,
                           "imap-works-tls.talk");
  discover_world_add_page (fixture->world, AUTOCONFIG_URL, owners);
  discover_world_add_page (fixture->world, ISPDB_URL "example.test", collected);
  found = discover_best (fixture, "imap mx.example.test:993,tls autoconfig https !\n",
                         "disagree about IMAP");
  g_assert_cmpint (found->status, ==, 0);
  {
    g_autofree char *described = found_describe (found);

    g_assert_true (g_str_has_prefix (described, "imap mx.example.test:993,tls autoconfig https !\n"));
  }
  assert_note (found, "disagree about IMAP");
}

/* A hoster of web pages answers for every domain, this one's mail is at Google. */
static void
test_web_hoster (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *config = discover_world_make_config ("mail.example.test", "mail.example.test");
  JsonObject *candidate;

  discover_world_add_record (fixture->world, "mx-host=example.test,smtp.google.com,1");
  discover_world_add_host (fixture->world, "imap.gmail.com", WORLD_THERE);
  discover_world_add_host (fixture->world, "smtp.gmail.com", WORLD_THERE);
  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  discover_world_add_host (fixture->world, "autoconfig.example.test", WORLD_HERE);
  discover_world_add_page (fixture->world, AUTOCONFIG_URL, config);
  discover_world_add_imap_and_smtp (fixture->world, "mail.example.test");
  discover_world_add_mail (fixture->world, WORLD_THERE, "imap.gmail.com", 993, "imap-works-tls.talk");
  discover_world_add_mail (fixture->world, WORLD_THERE, "smtp.gmail.com", 465, "smtp-works-tls.talk");
  found = discover_best (fixture, "imap imap.gmail.com", "delivered to google.com");
  g_assert_cmpint (found->status, ==, 0);
  candidate = found_get_candidate (found, 0);
  g_assert_cmpstr (json_object_get_string_member (candidate, "host"), ==, "imap.gmail.com");
  assert_note (found, "delivered to google.com");
}

/* A preset is there at once; the owner, who says something else, wins if he is quick. */
static void
test_preset (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  JsonObject *candidate;

  discover_world_start (fixture->world);
  found = discover_world_discover (fixture->world, "ann@gmail.com", NULL);
  g_assert_cmpint (found->status, ==, 0);
  candidate = found_get_candidate (found, 0);
  g_assert_cmpstr (json_object_get_string_member (candidate, "host"), ==, "imap.gmail.com");
  g_assert_cmpstr (json_object_get_string_member (candidate, "source"), ==, "preset");
  g_assert_cmpstr (json_object_get_string_member (candidate, "trust"), ==, "local");
  g_assert_false (json_object_get_boolean_member (candidate, "verified"));
  assert_soon (found);

  found_free (found);
  found = discover_world_discover (fixture->world, "ann@gmail.com", "--offline");
  g_assert_cmpint (found->status, ==, 0);
  assert_soon (found);
}

static void
test_owner_beats_preset (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *config = discover_world_make_config ("new.posteo.de", "new.posteo.de");
  JsonObject *candidate = NULL;

  discover_world_add_host (fixture->world, "autoconfig.posteo.de", WORLD_HERE);
  discover_world_add_host (fixture->world, "new.posteo.de", WORLD_HERE);
  discover_world_add_page (fixture->world, "https://autoconfig.posteo.de/mail/config-v1.1.xml",
                           config);
  discover_world_add_imap_and_smtp (fixture->world, "new.posteo.de");
  discover_world_start (fixture->world);
  /* The preset is good enough to be waited with for a second only, and a busy machine may need more. */
  for (guint i = 0; i < 5; i++)
    {
      g_clear_pointer (&found, found_free);
      found = discover_world_discover (fixture->world, "ann@posteo.de", NULL);
      candidate = found_get_candidate (found, 0);
      if (g_str_equal (json_object_get_string_member (candidate, "source"), "autoconfig"))
        break;
    }
  g_assert_cmpstr (json_object_get_string_member (candidate, "host"), ==, "new.posteo.de");
  g_assert_cmpstr (json_object_get_string_member (candidate, "source"), ==, "autoconfig");
  g_assert_cmpint (found->status, ==, 0);
  assert_note (found, "disagree");
  assert_soon (found);
}

/* One's own word is the last: the network is not asked at all. */
static void
test_own_preset (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char preset[] =
      "{ \"id\": \"mine\", \"name\": \"Mine\", \"domains\": [\"example.test\"],\n"
      "  \"servers\": [ { \"protocol\": \"imap\", \"host\": \"mine.example.test\", \"port\": 993,\n"
      "    \"security\": \"tls\", \"username\": \"address\", \"auth\": [\"password\"] },\n"
      "    { \"protocol\": \"smtp\", \"host\": \"mine.example.test\", \"port\": 465,\n"
      "    \"security\": \"tls\", \"username\": \"address\", \"auth\": [\"password\"] } ] }\n";
  g_autofree char *folder = NULL;
  g_autofree char *providers = NULL;
  g_autofree char *file = NULL;
  g_autofree char *requests = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Found) found = NULL;

  folder = g_dir_make_tmp ("pr-own-XXXXXX", &error);
  g_assert_no_error (error);
  providers = g_build_filename (folder, "postrider", "providers", NULL);
  g_assert_cmpint (g_mkdir_with_parents (providers, 0700), ==, 0);
  file = g_build_filename (providers, "mine.json", NULL);
  g_assert_true (g_file_set_contents (file, preset, -1, NULL));
  add_srv_servers (fixture->world);
  discover_world_add_host (fixture->world, "autoconfig.example.test", WORLD_HERE);
  discover_world_add_page (fixture->world, AUTOCONFIG_URL, "x");
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  found = discover (fixture, 0,
                    "imap mine.example.test:993,tls preset local\n"
                    "smtp mine.example.test:465,tls preset local\n");
  g_unsetenv ("XDG_DATA_HOME");
  requests = discover_world_dup_requests (fixture->world);
  g_assert_cmpstr (requests, ==, "");
  g_remove (file);
  g_rmdir (providers);
  *strrchr (providers, '/') = '\0';
  g_rmdir (providers);
  g_rmdir (folder);
}

static void
test_no_web (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;
  g_autofree char *config = discover_world_make_config ("liar.example.test", "liar.example.test");
  g_autofree char *requests = NULL;

  add_srv_servers (fixture->world);
  discover_world_add_record (fixture->world, "mx-host=example.test,mx.hoster.test,10");
  discover_world_add_host (fixture->world, "autoconfig.example.test", WORLD_HERE);
  discover_world_add_page (fixture->world, AUTOCONFIG_URL, config);
  discover_world_add_imap_and_smtp (fixture->world, "mx.example.test");
  discover_world_start (fixture->world);
  found = discover_world_discover (fixture->world, "ann@example.test", "--no-web");
  assert_found (found, 0,
                "imap mx.example.test:993,tls srv plain !\n"
                "smtp mx.example.test:465,tls srv plain !\n");
  requests = discover_world_dup_requests (fixture->world);
  g_assert_cmpstr (requests, ==, "");
}

/* Nothing of the domain answers, not even with a no: the deadline ends it. */
static void
test_black_hole (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_record (fixture->world, "address=/example.test/" WORLD_BLACK_HOLE);
  discover_world_start (fixture->world);
  found = discover_world_discover (fixture->world, "ann@example.test", "--timeout=3");
  assert_found (found, 1, "");
  g_assert_cmpint (found->duration_ms, >, 2000);
  g_assert_cmpint (found->duration_ms, <, GOOD_ANSWER_MS);
  assert_note (found, "in time");
}

/* The name server itself: every look-up hangs. */
static void
test_dead_name_server (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_record (fixture->world, "server=/example.test/" WORLD_BLACK_HOLE);
  discover_world_start (fixture->world);
  found = discover_world_discover (fixture->world, "ann@example.test", "--timeout=1");
  assert_found (found, 1, "");
  g_assert_cmpint (found->duration_ms, <, GOOD_ANSWER_MS);
}

/* What is dead does not hold up what lives: web servers that swallow everything, good records. */
static void
test_dead_web (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  add_srv_servers (fixture->world);
  discover_world_add_host (fixture->world, "autoconfig.example.test", WORLD_BLACK_HOLE);
  discover_world_add_host (fixture->world, "ua-auto-config.example.test", WORLD_BLACK_HOLE);
  discover_world_add_host (fixture->world, "example.test", WORLD_BLACK_HOLE);
  discover_world_add_imap_and_smtp (fixture->world, "mx.example.test");
  found = discover (fixture, 0,
                    "imap mx.example.test:993,tls srv plain !\n"
                    "smtp mx.example.test:465,tls srv plain !\n");
  g_assert_cmpint (found->duration_ms, <, GOOD_ANSWER_MS);
}

/* A whole test of an account of which only address and password are known. */
static Found *
check (Fixture *fixture)
{
  g_autofree char *password_file = NULL;
  g_autofree char *password_option = NULL;
  const char *arguments[] = { "check", "--json", NULL, "ann@example.test", NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Found *found;
  int fd = g_file_open_tmp ("pr-password-XXXXXX", &password_file, &error);

  g_assert_no_error (error);
  close (fd);
  g_file_set_contents (password_file, "open sesame\n", -1, &error);
  g_assert_no_error (error);
  password_option = g_strconcat ("--password-file=", password_file, NULL);
  arguments[2] = password_option;
  discover_world_start (fixture->world);
  process = discover_world_spawn (fixture->world, arguments);
  found = discover_world_finish (process, g_get_monotonic_time ());
  g_remove (password_file);
  return found;
}

static void
test_check (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  add_srv_servers (fixture->world);
  discover_world_add_imap_and_smtp (fixture->world, "mx.example.test");
  found = check (fixture);
  g_assert_cmpint (found->status, ==, 0);
  g_assert_nonnull (strstr (found->output, "\"host\" : \"mx.example.test\""));
  g_assert_nonnull (strstr (found->output, "\"verdict\" : \"ok\""));
}

/* Nobody has said yes: nothing is sent. */
static void
test_check_needs_yes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_host (fixture->world, "mail.hoster.test", WORLD_HERE);
  add_srv (fixture->world, "imaps", "mail.hoster.test", 993, 0);
  add_srv (fixture->world, "submissions", "mail.hoster.test", 465, 0);
  discover_world_add_imap_and_smtp (fixture->world, "mail.hoster.test");
  found = check (fixture);
  g_assert_cmpint (found->status, ==, 2);
  g_assert_cmpstr (found->output, ==, "");
  g_assert_nonnull (strstr (found->errors, "--imap=mail.hoster.test:993,tls"));
}

/* Named, and swallows everything: what answers is not held up. */
static void
test_srv_black_hole (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (Found) found = NULL;

  discover_world_add_host (fixture->world, "old.example.test", WORLD_BLACK_HOLE);
  discover_world_add_host (fixture->world, "mail.example.test", WORLD_HERE);
  add_srv (fixture->world, "imaps", "old.example.test", 993, 0);
  add_srv (fixture->world, "submissions", "old.example.test", 465, 0);
  discover_world_add_imap_and_smtp (fixture->world, "mail.example.test");
  found = discover (fixture, 0,
                    "imap mail.example.test:993,tls guess plain !\n"
                    "imap old.example.test:993,tls srv plain\n"
                    "smtp mail.example.test:465,tls guess plain !\n"
                    "smtp old.example.test:465,tls srv plain\n");
  g_assert_cmpint (found->duration_ms, <, GOOD_ANSWER_MS);
}

static void
test_interrupted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const char *const arguments[] = { "discover", WORLD_TIMEOUT, "--json", "ann@example.test", NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (Found) found = NULL;
  gint64 start_us;

  discover_world_add_host (fixture->world, "autoconfig.example.test", WORLD_HERE);
  discover_world_add_answer (fixture->world, AUTOCONFIG_URL, "HTTP/1.1 200 OK", 1000);
  discover_world_add_record (fixture->world, "address=/example.test/" WORLD_BLACK_HOLE);
  discover_world_start (fixture->world);
  process = discover_world_spawn (fixture->world, arguments);
  discover_world_wait_for_request (fixture->world);
  start_us = g_get_monotonic_time ();
  g_subprocess_send_signal (process, SIGINT);
  found = discover_world_finish (process, start_us);
  g_assert_cmpint (found->status, ==, 3);
  g_assert_cmpint (found->duration_ms, <, GOOD_ANSWER_MS);
}

/* AddressSanitizer asks for this. Threads in which GnuTLS has worked are more than its look for leaks
 * survives; test-search.c is for that. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}

int
main (int argc, char *argv[])
{
  (void) discover_world_enter (&skip_reason);
  script_world_init (&argc, &argv);
  if (skip_reason != NULL)
    {
      g_print ("1..0 # SKIP %s\n", skip_reason);
      return 0;
    }
#define ADD(name, func) g_test_add ("/discover/" name, Fixture, NULL, set_up, func, tear_down)
#define ADD_WITH(name, data, func) \
  g_test_add ("/discover/" name, Fixture, data, set_up, func, tear_down)
  ADD ("preset", test_preset);
  ADD ("owner-beats-preset", test_owner_beats_preset);
  ADD ("own-preset", test_own_preset);
  ADD ("srv", test_srv);
  ADD ("srv-priorities", test_srv_priorities);
  ADD ("srv-foreign", test_srv_foreign);
  ADD ("srv-dead", test_srv_dead);
  ADD ("autoconfig", test_autoconfig);
  ADD ("autoconfig-well-known", test_autoconfig_well_known);
  ADD ("autoconfig-asks-for-address", test_autoconfig_asks_for_address);
  ADD ("autoconfig-missing", test_autoconfig_missing);
  ADD ("autoconfig-unencrypted", test_autoconfig_unencrypted);
  ADD ("autoconfig-https-hangs", test_autoconfig_https_hangs);
  ADD ("autoconfig-other-domain", test_autoconfig_other_domain);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_pages); i++)
    {
      g_autofree char *name = g_strconcat ("/discover/bad-page/", bad_pages[i].name, NULL);

      g_test_add (name, Fixture, GSIZE_TO_POINTER (i), set_up, test_bad_page, tear_down);
    }
  ADD ("endless-page", test_endless_page);
  ADD ("pacc", test_pacc);
  ADD ("pacc-not-vouched-for", test_pacc_not_vouched_for);
  ADD ("ispdb", test_ispdb);
  ADD ("mx-preset", test_mx_preset);
  ADD_WITH ("mx-autoconfig", "https://autoconfig.hoster.test/mail/config-v1.1.xml", test_mx_page);
  ADD_WITH ("mx-ispdb", ISPDB_URL "hoster.test", test_mx_page);
  ADD ("null-mx", test_null_mx);
  ADD ("ns", test_ns);
  ADD ("guess", test_guess);
  ADD ("guess-mail-host", test_guess_mail_host);
  ADD ("guess-unencrypted", test_guess_unencrypted);
  ADD ("guess-wildcard", test_guess_wildcard);
  ADD ("wildcard-alone", test_wildcard_alone);
  ADD_WITH ("hosters-certificate", "mail.hoster.test", test_hosters_certificate);
  ADD_WITH ("hosters-wildcard-certificate", "*.hoster.test", test_hosters_certificate);
  ADD ("bad-certificate", test_bad_certificate);
  ADD ("dead-ipv6", test_dead_ipv6);
  ADD ("competition", test_competition);
  ADD ("web-hoster", test_web_hoster);
  ADD ("no-web", test_no_web);
  ADD ("black-hole", test_black_hole);
  ADD ("dead-name-server", test_dead_name_server);
  ADD ("dead-web", test_dead_web);
  ADD ("srv-black-hole", test_srv_black_hole);
  ADD ("interrupted", test_interrupted);
  ADD ("check", test_check);
  ADD ("check-needs-yes", test_check_needs_yes);
#undef ADD_WITH
#undef ADD
  return g_test_run ();
}
