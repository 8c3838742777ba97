/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-certificate-texts.h"

#include <glib/gi18n.h>

/* Hexadecimal digits of a fingerprint in one line: eight pairs. */
#define FINGERPRINT_LINE_CHARS 16

static const struct
{
  const char *title;
  const char *explanation;
} faults[] = {
  [PR_TLS_FAULT_REVOKED] = {
    N_("It was taken back"),
    N_("Its issuer has declared it invalid. Most often its key was stolen. It cannot be trusted."),
  },
  [PR_TLS_FAULT_SELF_SIGNED] = {
    N_("It vouches for itself"),
    N_("Nobody else says that the server is who it claims to be. Servers at home and in small offices "
       "often have such a certificate; so has somebody who wants to read along."),
  },
  [PR_TLS_FAULT_UNTRUSTED] = {
    N_("Its issuer is not known here"),
    N_("The authority that has signed it is not among those that this computer trusts, or the server "
       "leaves out a certificate that leads to one."),
  },
  [PR_TLS_FAULT_NAME_MISMATCH] = {
    N_("It is for another name"),
    N_("The server proves to be one of the names below, which is not the name in the settings. Often "
       "the settings only have to name the server as the certificate does."),
  },
  [PR_TLS_FAULT_EXPIRED] = {
    N_("It has run out"),
    N_("Its time is over, and nobody has renewed it yet. See also whether this computer’s clock is "
       "right."),
  },
  [PR_TLS_FAULT_NOT_YET_VALID] = {
    N_("It does not hold yet"),
    N_("Its time begins in the future. Most often it is this computer’s clock that is wrong."),
  },
  [PR_TLS_FAULT_WEAK] = {
    N_("Its key or signature is weak"),
    N_("It was made in a way that can be broken by now."),
  },
  [PR_TLS_FAULT_WRONG_PURPOSE] = {
    N_("It was made for something else"),
    N_("It is not meant to prove who a server is."),
  },
  [PR_TLS_FAULT_OTHER] = {
    N_("It could not be verified"),
    N_("Something in it or in what signs it is not as it should be."),
  },
};

/**
 * pr_tls_fault_get_title:
 * @kind: what is wrong with a certificate
 *
 * Returns: (transfer none): that in a few words, translated
 */
const char *
pr_tls_fault_get_title (PrTlsFaultKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (faults), NULL);
  return _(faults[kind].title);
}

/**
 * pr_tls_fault_get_explanation:
 * @kind: what is wrong with a certificate
 *
 * Returns: (transfer none): what that means, translated
 */
const char *
pr_tls_fault_get_explanation (PrTlsFaultKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (faults), NULL);
  return _(faults[kind].explanation);
}

/**
 * pr_certificate_dup_title:
 * @depth: where it stands: 0 is the server's own
 *
 * Returns: (transfer full): what it is in the chain, and whose, translated
 */
char *
pr_certificate_dup_title (PrCertificate *certificate, guint depth)
{
  const char *name;

  g_return_val_if_fail (certificate != NULL, NULL);

  name = pr_certificate_get_common_name (certificate);
  if (name == NULL || *name == '\0')
    name = pr_certificate_get_subject (certificate);
  if (depth == 0)
    /* translators: %s is the name that a certificate gives its owner */
    return g_strdup_printf (_("The server’s own certificate: %s"), name);
  if (pr_certificate_is_self_issued (certificate))
    /* translators: %s is the name of an authority for certificates */
    return g_strdup_printf (_("Authority: %s"), name);
  /* translators: %s is the name of an authority for certificates that another one vouches for */
  return g_strdup_printf (_("Signed by: %s"), name);
}

/**
 * pr_certificate_dup_names:
 *
 * Returns: (transfer full): the servers that it is for, one a line
 */
char *
pr_certificate_dup_names (PrCertificate *certificate)
{
  const char *const *names;

  g_return_val_if_fail (certificate != NULL, NULL);

  names = pr_certificate_get_names (certificate);
  return names == NULL ? g_strdup ("") : g_strjoinv ("\n", (char **) names);
}

/**
 * pr_certificate_dup_validity:
 *
 * Returns: (transfer full): from when to when it holds, in the user's time zone, translated
 */
char *
pr_certificate_dup_validity (PrCertificate *certificate)
{
  g_autoptr (GDateTime) begin = NULL;
  g_autoptr (GDateTime) end = NULL;
  g_autofree char *begin_text = NULL;
  g_autofree char *end_text = NULL;

  g_return_val_if_fail (certificate != NULL, NULL);

  if (pr_certificate_get_not_before (certificate) != NULL)
    begin = g_date_time_to_local (pr_certificate_get_not_before (certificate));
  if (pr_certificate_get_not_after (certificate) != NULL)
    end = g_date_time_to_local (pr_certificate_get_not_after (certificate));
  if (begin == NULL || end == NULL)
    return g_strdup ("");
  /* translators: the date from when or to when a certificate holds; see g_date_time_format() */
  begin_text = g_date_time_format (begin, _("%-d %B %Y"));
  end_text = g_date_time_format (end, _("%-d %B %Y"));
  /* translators: two dates */
  return g_strdup_printf (_("%s to %s"), begin_text, end_text);
}

/**
 * pr_certificate_dup_key:
 *
 * Returns: (transfer full): of what kind its key is, how long, and how it was signed, translated
 */
char *
pr_certificate_dup_key (PrCertificate *certificate)
{
  g_return_val_if_fail (certificate != NULL, NULL);

  /* translators: a kind of key such as RSA, its length, and a kind of signature */
  return g_strdup_printf (_("%s, %u bits, signed with %s"), pr_certificate_get_key_type (certificate),
                          pr_certificate_get_key_bits (certificate),
                          pr_certificate_get_signature_algorithm (certificate));
}

/**
 * pr_certificate_dup_fingerprint:
 *
 * Returns: (transfer full): its SHA-256 in pairs, as other programs show it, in lines short enough for any
 *   window, so that it is compared line by line
 */
char *
pr_certificate_dup_fingerprint (PrCertificate *certificate)
{
  GString *text = g_string_new (NULL);
  const char *sha256;

  g_return_val_if_fail (certificate != NULL, NULL);

  sha256 = pr_certificate_get_sha256 (certificate);
  for (gsize i = 0; sha256[i] != '\0' && sha256[i + 1] != '\0'; i += 2)
    {
      if (i > 0)
        g_string_append_c (text, i % FINGERPRINT_LINE_CHARS == 0 ? '\n' : ':');
      g_string_append_c (text, g_ascii_toupper (sha256[i]));
      g_string_append_c (text, g_ascii_toupper (sha256[i + 1]));
    }
  return g_string_free (text, FALSE);
}

/**
 * pr_tls_session_can_be_trusted:
 *
 * Returns: %TRUE if the user may decide to trust the server's certificate: it did not verify, nobody
 *   trusts it yet, and it was not taken back
 */
gboolean
pr_tls_session_can_be_trusted (PrTlsSession *session)
{
  g_return_val_if_fail (session != NULL, FALSE);
  return pr_tls_session_get_n_certificates (session) > 0 && !pr_tls_session_is_trusted (session)
         && !pr_tls_session_has_fault (session, PR_TLS_FAULT_REVOKED);
}
