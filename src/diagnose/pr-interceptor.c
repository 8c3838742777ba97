/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-interceptor.h"

#include <string.h>

/* Antivirus programs and the gateways of companies that open TLS make a certificate for each server on
 * the spot, and sign it with an authority of their own. These are the names of those authorities, as
 * the products install them. None of them is a maker's name alone where that maker also signs for
 * others, so that nobody who bought a certificate is taken for a spy.
 *
 * One row, one name: part of what stands in the issuer, whatever its case; and the product, as its
 * makers call it. The first that fits counts. */
static const struct
{
  const char *part;
  const char *product;
} interceptors[] = {
  /* On the computer itself */
  { "avast! web/mail shield", "Avast" },
  { "avast web/mail shield", "Avast" },
  { "avg web/mail shield", "AVG" },
  { "norton web/mail shield", "Norton" },
  { "avira web/mail shield", "Avira" },
  { "kaspersky", "Kaspersky" },
  { "eset ssl filter", "ESET" },
  { "bitdefender", "Bitdefender" },
  { "g data mail scanner", "G DATA" },
  { "dr.web", "Dr.Web" },
  { "drweb", "Dr.Web" },
  { "bullguard ssl proxy", "BullGuard" },
  { "adguard personal", "AdGuard" },
  { "qustodio", "Qustodio" },
  { "contentwatch", "Net Nanny" },
  { "covenant eyes", "Covenant Eyes" },
  { "superfish", "Superfish" },
  /* In the network */
  { "fortigate", "Fortinet FortiGate" },
  { "fortinet", "Fortinet FortiGate" },
  { "zscaler", "Zscaler" },
  { "palo alto", "Palo Alto Networks" },
  { "paloaltonetworks", "Palo Alto Networks" },
  { "sophos", "Sophos" },
  { "netskope", "Netskope" },
  { "goskope", "Netskope" },
  { "cisco umbrella", "Cisco Umbrella" },
  { "ironport", "Cisco IronPort" },
  { "blue coat", "Blue Coat" },
  { "bluecoat", "Blue Coat" },
  { "symantec web security", "Symantec Web Security" },
  { "forcepoint", "Forcepoint" },
  { "websense", "Forcepoint" },
  { "mcafee web gateway", "McAfee Web Gateway" },
  { "skyhigh secure web", "Skyhigh Security" },
  { "barracuda", "Barracuda" },
  { "watchguard", "WatchGuard" },
  { "fireware https proxy", "WatchGuard" },
  { "sonicwall", "SonicWall" },
  { "check point", "Check Point" },
  { "checkpoint", "Check Point" },
  { "cloudflare for teams", "Cloudflare Gateway" },
  { "gateway ca - cloudflare", "Cloudflare Gateway" },
  { "iboss", "iboss" },
  { "lightspeed", "Lightspeed" },
  { "securly", "Securly" },
  { "smoothwall", "Smoothwall" },
  { "contentkeeper", "ContentKeeper" },
  { "untangle", "Untangle" },
  { "qaznet", "QazNet" },
  /* In the hands of somebody who looks for faults */
  { "mitmproxy", "mitmproxy" },
  { "do_not_trust_fiddler", "Fiddler" },
  { "charles proxy", "Charles Proxy" },
  { "portswigger", "Burp Suite" },
};

/**
 * pr_interceptor_find_issuer:
 * @issuer: the distinguished name of who signed a certificate
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the product that signs by this name; %NULL if none is known
 */
const char *
pr_interceptor_find_issuer (const char *issuer)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (issuer != NULL, NULL);

  lower = g_ascii_strdown (issuer, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (interceptors); i++)
    if (strstr (lower, interceptors[i].part) != NULL)
      return interceptors[i].product;
  return NULL;
}

/**
 * pr_interceptor_find:
 * @tls: (nullable): what a handshake has shown
 *
 * Who opens a connection makes out the certificate for the very name that was asked for. One for
 * another name, or one that vouches for itself, is the maker's own device: a mail gateway with the
 * certificate it left the works with. Thread: any.
 *
 * Returns: (transfer none) (nullable): the product that answered in the server's place; %NULL if there
 *   is no sign of one
 */
const char *
pr_interceptor_find (const PrTlsSession *tls)
{
  const char *product = NULL;

  if (tls == NULL || pr_tls_session_get_n_certificates (tls) == 0
      || pr_tls_session_has_fault (tls, PR_TLS_FAULT_NAME_MISMATCH)
      || pr_certificate_is_self_issued (pr_tls_session_get_certificate (tls, 0)))
    return NULL;
  for (guint i = 0; product == NULL && i < pr_tls_session_get_n_certificates (tls); i++)
    product = pr_interceptor_find_issuer (
        pr_certificate_get_issuer (pr_tls_session_get_certificate (tls, i)));
  return product;
}

/**
 * pr_interceptor_dup_evidence:
 * @tls: one that pr_interceptor_find() has found somebody in
 *
 * Thread: any.
 *
 * Returns: (transfer full): who signed the certificate, in its own words
 */
char *
pr_interceptor_dup_evidence (const PrTlsSession *tls)
{
  return g_strdup_printf ("certificate issued by %s",
                          pr_certificate_get_issuer (pr_tls_session_get_certificate (tls, 0)));
}
