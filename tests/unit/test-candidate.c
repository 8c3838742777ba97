/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-candidate.h"
#include "pr-search.h"
#include "pr-source-srv.h"

/* A candidate from “imap host:993,tls”, as the table below has it. */
static PrCandidate *
make (PrProtocol protocol, const char *endpoint, PrSource source, PrRank rank, PrAnswer answer)
{
  g_autoptr (PrService) service = pr_service_new (protocol);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrEndpoint) parsed = pr_endpoint_parse (endpoint, &error);
  PrCandidate *candidate;

  g_assert_no_error (error);
  pr_service_set_endpoint (service, parsed);
  candidate = pr_candidate_new (service, source, PR_TRUST_PLAIN, TRUE);
  pr_candidate_set_rank (candidate, pr_rank_with_order (rank, source, 0));
  pr_candidate_set_answer (candidate, answer);
  return candidate;
}

/* Best first. */
static const struct
{
  PrProtocol protocol;
  const char *endpoint;
  PrSource source;
  PrRank rank;
  PrAnswer answer;
} ordered[] = {
  { PR_PROTOCOL_IMAP, "own.example:993,tls", PR_SOURCE_PRESET, PR_RANK_OWN, PR_ANSWER_UNTRIED },
  { PR_PROTOCOL_IMAP, "a.example:993,tls", PR_SOURCE_PACC, PR_RANK_OWNER, PR_ANSWER_YES },
  { PR_PROTOCOL_IMAP, "b.example:993,tls", PR_SOURCE_AUTOCONFIG, PR_RANK_OWNER, PR_ANSWER_TRYING },
  { PR_PROTOCOL_IMAP, "c.example:993,tls", PR_SOURCE_PRESET, PR_RANK_COLLECTED, PR_ANSWER_UNTRIED },
  { PR_PROTOCOL_IMAP, "d.example:993,tls", PR_SOURCE_ISPDB, PR_RANK_COLLECTED, PR_ANSWER_YES },
  { PR_PROTOCOL_IMAP, "e.example:993,tls", PR_SOURCE_AUTOCONFIG, PR_RANK_DNS, PR_ANSWER_YES },
  { PR_PROTOCOL_IMAP, "f.example:993,tls", PR_SOURCE_SRV, PR_RANK_DNS, PR_ANSWER_YES },
  { PR_PROTOCOL_IMAP, "g.example:993,tls", PR_SOURCE_MX, PR_RANK_DNS, PR_ANSWER_YES },
  { PR_PROTOCOL_IMAP, "h.example:993,tls", PR_SOURCE_GUESS, PR_RANK_GUESS, PR_ANSWER_YES },
  { PR_PROTOCOL_IMAP, "i.example:993,tls", PR_SOURCE_NS, PR_RANK_NAME_SERVER, PR_ANSWER_YES },
  { PR_PROTOCOL_IMAP, "b.example:143,none", PR_SOURCE_AUTOCONFIG, PR_RANK_OWNER, PR_ANSWER_YES },
  { PR_PROTOCOL_IMAP, "dead.example:993,tls", PR_SOURCE_PACC, PR_RANK_OWNER, PR_ANSWER_NO },
  { PR_PROTOCOL_POP3, "a.example:995,tls", PR_SOURCE_GUESS, PR_RANK_GUESS, PR_ANSWER_YES },
  { PR_PROTOCOL_SMTP, "a.example:465,tls", PR_SOURCE_PACC, PR_RANK_OWNER, PR_ANSWER_YES },
};

static void
test_compare (void)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    g_ptr_array_add (candidates, make (ordered[i].protocol, ordered[i].endpoint, ordered[i].source,
                                       ordered[i].rank, ordered[i].answer));
  for (guint i = 0; i < candidates->len; i++)
    for (guint j = 0; j < candidates->len; j++)
      {
        int order = pr_candidate_compare (candidates->pdata[i], candidates->pdata[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_absorb (void)
{
  g_autoptr (PrCandidate) guess = make (PR_PROTOCOL_IMAP, "a.example:993,tls", PR_SOURCE_GUESS,
                                        PR_RANK_GUESS, PR_ANSWER_YES);
  g_autoptr (PrCandidate) srv = make (PR_PROTOCOL_IMAP, "A.example:993,tls", PR_SOURCE_SRV,
                                      PR_RANK_DNS, PR_ANSWER_UNTRIED);
  g_autoptr (PrService) service = pr_service_copy (pr_candidate_get_service (guess));
  g_autoptr (PrCandidate) owners =
      pr_candidate_new (service, PR_SOURCE_AUTOCONFIG, PR_TRUST_HTTPS, FALSE);

  g_assert_true (pr_candidate_is_same_server (guess, srv));
  g_assert_true (pr_candidate_absorb (guess, srv));
  g_assert_cmpint (pr_candidate_get_source (guess), ==, PR_SOURCE_SRV);
  g_assert_true (pr_candidate_is_unconfirmed (guess));
  g_assert_cmpint (pr_candidate_get_answer (guess), ==, PR_ANSWER_YES);

  pr_candidate_set_rank (owners, pr_rank_with_order (PR_RANK_OWNER, PR_SOURCE_AUTOCONFIG, 0));
  g_assert_false (pr_candidate_absorb (owners, guess));
  g_assert_true (pr_candidate_is_named_by (owners, PR_SOURCE_SRV));
  g_assert_true (pr_candidate_absorb (guess, owners));
  g_assert_false (pr_candidate_is_unconfirmed (guess));
  g_assert_cmpint (pr_candidate_get_trust (guess), ==, PR_TRUST_HTTPS);
}

static void
test_same_server (void)
{
  g_autoptr (PrCandidate) candidate = make (PR_PROTOCOL_IMAP, "a.example:993,tls", PR_SOURCE_SRV,
                                            PR_RANK_DNS, PR_ANSWER_YES);
  static const char *const others[] = { "a.example:143,tls", "a.example:993,starttls",
                                        "b.example:993,tls" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (PrCandidate) other =
          make (PR_PROTOCOL_IMAP, others[i], PR_SOURCE_SRV, PR_RANK_DNS, PR_ANSWER_YES);

      g_assert_false (pr_candidate_is_same_server (candidate, other));
    }
}

static GList *
add_record (GList *records, guint16 priority, guint16 weight, guint16 port, const char *host)
{
  return g_list_append (
      records, g_variant_ref_sink (g_variant_new ("(qqqs)", priority, weight, port, host)));
}

static void
test_srv_targets (void)
{
  GList *records = NULL;
  gboolean not_offered = TRUE;
  g_autoptr (GPtrArray) targets = NULL;
  static const char *const expected[] = { "best.example", "heavy.example", "light.example",
                                          "last.example" };

  records = add_record (records, 20, 9, 993, "last.example");
  records = add_record (records, 10, 1, 993, "light.example.");
  records = add_record (records, 10, 8, 993, "HEAVY.example");
  records = add_record (records, 0, 0, 1993, "best.example");
  records = add_record (records, 0, 0, 0, "port.example");
  records = add_record (records, 0, 0, 993, "not a host");
  records = add_record (records, 0, 0, 0, ".");
  targets = pr_source_srv_read_targets (records, &not_offered);
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
  g_assert_false (not_offered);
  g_assert_cmpuint (targets->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < targets->len; i++)
    g_assert_cmpstr (((PrSrvTarget *) targets->pdata[i])->host, ==, expected[i]);
}

static void
test_srv_not_offered (void)
{
  GList *records = add_record (NULL, 0, 0, 0, ".");
  gboolean not_offered = FALSE;
  g_autoptr (GPtrArray) targets = pr_source_srv_read_targets (records, &not_offered);
  g_autoptr (GPtrArray) none = NULL;

  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
  g_assert_true (not_offered);
  g_assert_cmpuint (targets->len, ==, 0);
  none = pr_source_srv_read_targets (NULL, &not_offered);
  g_assert_false (not_offered);
}

static void
test_base_domain (void)
{
  static const struct
  {
    const char *host;
    const char *base;
  } rows[] = {
    { "imap.example.org", "example.org" },   { "example.org", "example.org" },
    { "a.b.example.co.uk", "example.co.uk" }, { "IMAP.Example.ORG", "example.org" },
    { "mx.corp.test", "corp.test" },          { "localhost", "localhost" },
    { "192.0.2.1", "192.0.2.1" },             { "co.uk", "co.uk" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *base = pr_http_dup_base_domain (rows[i].host);

      g_assert_cmpstr (base, ==, rows[i].base);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/candidate/compare", test_compare);
  g_test_add_func ("/candidate/absorb", test_absorb);
  g_test_add_func ("/candidate/same-server", test_same_server);
  g_test_add_func ("/candidate/srv-targets", test_srv_targets);
  g_test_add_func ("/candidate/srv-not-offered", test_srv_not_offered);
  g_test_add_func ("/candidate/base-domain", test_base_domain);
  return g_test_run ();
}
