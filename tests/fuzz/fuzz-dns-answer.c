/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "pr-dns-answer.h"

/* An input is a name server's answer, read for each kind of record. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const GResolverRecordType types[] = { G_RESOLVER_RECORD_SRV, G_RESOLVER_RECORD_MX,
                                               G_RESOLVER_RECORD_TXT, G_RESOLVER_RECORD_NS };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GError) error = NULL;
      GList *records = pr_dns_answer_parse (data, size, "a.test", types[i], &error);

      g_assert_cmpint (records == NULL, ==, error != NULL);
      g_assert_cmpuint (g_list_length (records), <=, PR_DNS_ANSWER_MAX_RECORDS);
      g_list_free_full (records, (GDestroyNotify) g_variant_unref);
    }
  return 0;
}
