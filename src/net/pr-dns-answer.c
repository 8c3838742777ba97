/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-dns-answer.h"

#include <arpa/nameser.h>
#include <netinet/in.h>
#include <resolv.h>

/* RFC 2782: priority, weight, port; RFC 1035 §3.3.9: preference. */
#define SRV_HEAD_BYTES 6
#define MX_HEAD_BYTES 2

/**
 * pr_dns_answer_get_type:
 * @type: a kind of record
 *
 * Returns: its number in DNS (RFC 1035 §3.2.2, 2782)
 */
int
pr_dns_answer_get_type (GResolverRecordType type)
{
  switch (type)
    {
    case G_RESOLVER_RECORD_SRV:
      return ns_t_srv;
    case G_RESOLVER_RECORD_MX:
      return ns_t_mx;
    case G_RESOLVER_RECORD_TXT:
      return ns_t_txt;
    case G_RESOLVER_RECORD_SOA:
      return ns_t_soa;
    case G_RESOLVER_RECORD_NS:
    default:
      return ns_t_ns;
    }
}

static guint16
read_16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] << 8 | bytes[1]);
}

/* A name within @record, from @skip on, as it is written: the root is “.”, others end without a dot. */
static gboolean
read_name (const ns_msg *message, const ns_rr *record, gsize skip, char name[NS_MAXDNAME])
{
  if (ns_rr_rdlen (*record) <= skip)
    return FALSE;
  if (ns_name_uncompress (ns_msg_base (*message), ns_msg_end (*message),
                          ns_rr_rdata (*record) + skip, name, NS_MAXDNAME)
      < 0)
    return FALSE;
  if (*name == '\0')
    g_strlcpy (name, ".", NS_MAXDNAME);
  return TRUE;
}

/* RFC 1035 §3.3.14: strings, each behind its length. */
static GVariant *
read_texts (const ns_rr *record)
{
  const guint8 *bytes = ns_rr_rdata (*record);
  gsize n_left = ns_rr_rdlen (*record);
  GVariantBuilder texts;

  g_variant_builder_init (&texts, G_VARIANT_TYPE ("as"));
  while (n_left > 0)
    {
      gsize n_bytes = MIN (bytes[0], n_left - 1);
      g_autofree char *text = g_utf8_make_valid ((const char *) bytes + 1, (gssize) n_bytes);

      g_variant_builder_add (&texts, "s", text);
      bytes += n_bytes + 1;
      n_left -= n_bytes + 1;
    }
  return g_variant_new ("(as)", &texts);
}

static GVariant *
read_record (const ns_msg *message, const ns_rr *record, GResolverRecordType type)
{
  const guint8 *bytes = ns_rr_rdata (*record);
  char name[NS_MAXDNAME];

  switch (type)
    {
    case G_RESOLVER_RECORD_SRV:
      if (!read_name (message, record, SRV_HEAD_BYTES, name))
        return NULL;
      return g_variant_new ("(qqqs)", read_16 (bytes), read_16 (bytes + 2), read_16 (bytes + 4), name);
    case G_RESOLVER_RECORD_MX:
      if (!read_name (message, record, MX_HEAD_BYTES, name))
        return NULL;
      return g_variant_new ("(qs)", read_16 (bytes), name);
    case G_RESOLVER_RECORD_NS:
      return read_name (message, record, 0, name) ? g_variant_new ("(s)", name) : NULL;
    case G_RESOLVER_RECORD_TXT:
      return read_texts (record);
    case G_RESOLVER_RECORD_SOA:
    default:
      return NULL;
    }
}

/**
 * pr_dns_answer_parse:
 * @bytes: what a name server answered, a whole message
 * @n_bytes: its length
 * @name: what was asked for, for messages
 * @type: %G_RESOLVER_RECORD_SRV, `MX`, `TXT` or `NS`
 * @error: return location
 *
 * Reads the records of one kind from the answer; malformed ones are left out.
 *
 * Errors: %G_RESOLVER_ERROR_NOT_FOUND where there are none, %G_RESOLVER_ERROR_TEMPORARY_FAILURE where
 * the message is none. RFC: 1035 §4, 2782. Thread: any.
 *
 * Returns: (transfer full) (element-type GVariant): records, as g_resolver_lookup_records() gives them
 */
GList *
pr_dns_answer_parse (const guint8 *bytes,
                     gsize n_bytes,
                     const char *name,
                     GResolverRecordType type,
                     GError **error)
{
  ns_msg message;
  guint n_answers;
  guint n_found = 0;
  GList *records = NULL;

  if (n_bytes > NS_MAXMSG || ns_initparse (bytes, (int) n_bytes, &message) != 0)
    {
      g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                   "the name server’s answer about “%s” is malformed", name);
      return NULL;
    }

  n_answers = ns_msg_count (message, ns_s_an);
  for (guint i = 0; i < n_answers && n_found < PR_DNS_ANSWER_MAX_RECORDS; i++)
    {
      ns_rr record;
      GVariant *value;

      if (ns_parserr (&message, ns_s_an, (int) i, &record) != 0)
        break;
      if ((int) ns_rr_type (record) != pr_dns_answer_get_type (type)
          || ns_rr_class (record) != ns_c_in)
        continue;
      value = read_record (&message, &record, type);
      if (value == NULL)
        continue;
      records = g_list_prepend (records, g_variant_ref_sink (value));
      n_found++;
    }
  if (records == NULL)
    g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND,
                 "“%s” has no such record", name);
  return g_list_reverse (records);
}
