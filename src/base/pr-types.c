/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-types.h"

#include <glib/gi18n.h>

G_DEFINE_ENUM_TYPE (PrProtocol, pr_protocol,
                    G_DEFINE_ENUM_VALUE (PR_PROTOCOL_IMAP, "imap"),
                    G_DEFINE_ENUM_VALUE (PR_PROTOCOL_POP3, "pop3"),
                    G_DEFINE_ENUM_VALUE (PR_PROTOCOL_SMTP, "smtp"))

G_DEFINE_ENUM_TYPE (PrSecurity, pr_security,
                    G_DEFINE_ENUM_VALUE (PR_SECURITY_TLS, "tls"),
                    G_DEFINE_ENUM_VALUE (PR_SECURITY_STARTTLS, "starttls"),
                    G_DEFINE_ENUM_VALUE (PR_SECURITY_NONE, "none"))

G_DEFINE_ENUM_TYPE (PrAuth, pr_auth,
                    G_DEFINE_ENUM_VALUE (PR_AUTH_AUTO, "auto"),
                    G_DEFINE_ENUM_VALUE (PR_AUTH_PASSWORD, "password"),
                    G_DEFINE_ENUM_VALUE (PR_AUTH_PLAIN, "plain"),
                    G_DEFINE_ENUM_VALUE (PR_AUTH_LOGIN, "login"),
                    G_DEFINE_ENUM_VALUE (PR_AUTH_CRAM_MD5, "cram-md5"),
                    G_DEFINE_ENUM_VALUE (PR_AUTH_SCRAM_SHA_1, "scram-sha-1"),
                    G_DEFINE_ENUM_VALUE (PR_AUTH_SCRAM_SHA_256, "scram-sha-256"),
                    G_DEFINE_ENUM_VALUE (PR_AUTH_APOP, "apop"),
                    G_DEFINE_ENUM_VALUE (PR_AUTH_XOAUTH2, "xoauth2"),
                    G_DEFINE_ENUM_VALUE (PR_AUTH_OAUTHBEARER, "oauthbearer"),
                    G_DEFINE_ENUM_VALUE (PR_AUTH_NONE, "none"))

G_DEFINE_ENUM_TYPE (PrStepId, pr_step_id,
                    G_DEFINE_ENUM_VALUE (PR_STEP_RESOLVE, "resolve"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_CONNECT, "connect"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_TLS, "tls"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_GREETING, "greeting"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_CAPABILITIES, "capabilities"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_STARTTLS, "starttls"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_SIGN_IN, "sign-in"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_MAILBOX, "mailbox"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_SENDER, "sender"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_RECIPIENT, "recipient"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_MESSAGE, "message"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_ARRIVAL, "arrival"),
                    G_DEFINE_ENUM_VALUE (PR_STEP_SIGN_OUT, "sign-out"))

G_DEFINE_ENUM_TYPE (PrOutcome, pr_outcome,
                    G_DEFINE_ENUM_VALUE (PR_OUTCOME_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (PR_OUTCOME_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (PR_OUTCOME_OK, "ok"),
                    G_DEFINE_ENUM_VALUE (PR_OUTCOME_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (PR_OUTCOME_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (PR_OUTCOME_SKIPPED, "skipped"))

/**
 * pr_enum_get_word:
 * @type: one of the enum types above
 * @value: a value of it
 *
 * Thread: any.
 *
 * Returns: (transfer none): the word for @value on the command line and in JSON
 */
const char *
pr_enum_get_word (GType type, int value)
{
  GEnumClass *enum_class = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (enum_class, value);

  /* The class stays alive: G_DEFINE_ENUM_TYPE registers static values, so the nick outlives this. */
  g_type_class_unref (enum_class);
  g_return_val_if_fail (found != NULL, NULL);
  return found->value_nick;
}

/**
 * pr_enum_from_word:
 * @type: one of the enum types above
 * @word: what somebody typed; upper and lower case are the same
 * @value: (out): the value
 *
 * Thread: any.
 *
 * Returns: %TRUE if @word is one of the words of @type
 */
gboolean
pr_enum_from_word (GType type, const char *word, int *value)
{
  GEnumClass *enum_class = g_type_class_ref (type);
  g_autofree char *folded = g_ascii_strdown (word, -1);
  const GEnumValue *found = g_enum_get_value_by_nick (enum_class, folded);

  g_type_class_unref (enum_class);
  if (found == NULL)
    return FALSE;

  *value = found->value;
  return TRUE;
}

/**
 * pr_protocol_get_label:
 * @protocol: a protocol
 *
 * Thread: any.
 *
 * Returns: (transfer none): its name as the field writes it; the same in every language
 */
const char *
pr_protocol_get_label (PrProtocol protocol)
{
  switch (protocol)
    {
    case PR_PROTOCOL_IMAP:
      return "IMAP";
    case PR_PROTOCOL_POP3:
      return "POP3";
    case PR_PROTOCOL_SMTP:
      return "SMTP";
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_protocol_get_default_port:
 * @protocol: a protocol
 * @security: how it is to be encrypted
 *
 * The port that IANA has registered for the two together. Mail is handed in at 587, not at 25, which
 * is for servers among themselves. RFC: 8314 §7, 6409 §3.1. Thread: any.
 *
 * Returns: a port, 1 to 65535
 */
guint16
pr_protocol_get_default_port (PrProtocol protocol, PrSecurity security)
{
  gboolean implicit_tls = security == PR_SECURITY_TLS;

  switch (protocol)
    {
    case PR_PROTOCOL_IMAP:
      return implicit_tls ? 993 : 143;
    case PR_PROTOCOL_POP3:
      return implicit_tls ? 995 : 110;
    case PR_PROTOCOL_SMTP:
      return implicit_tls ? 465 : 587;
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * pr_security_get_label:
 * @security: a security
 *
 * Thread: any.
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
pr_security_get_label (PrSecurity security)
{
  switch (security)
    {
    case PR_SECURITY_TLS:
      return _("TLS (encrypted)");
    case PR_SECURITY_STARTTLS:
      return _("STARTTLS (encrypted)");
    case PR_SECURITY_NONE:
      return _("None (not encrypted)");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_auth_get_label:
 * @auth: a sign-in method
 *
 * Thread: any.
 *
 * Returns: (transfer none): its name for people, translated where it is not a proper name
 */
const char *
pr_auth_get_label (PrAuth auth)
{
  switch (auth)
    {
    case PR_AUTH_AUTO:
      return _("Automatic");
    case PR_AUTH_PASSWORD:
      return _("Password");
    case PR_AUTH_PLAIN:
      return _("Password (PLAIN)");
    case PR_AUTH_LOGIN:
      return _("Password (LOGIN)");
    case PR_AUTH_CRAM_MD5:
      return "CRAM-MD5";
    case PR_AUTH_SCRAM_SHA_1:
      return "SCRAM-SHA-1";
    case PR_AUTH_SCRAM_SHA_256:
      return "SCRAM-SHA-256";
    case PR_AUTH_APOP:
      return "APOP";
    case PR_AUTH_XOAUTH2:
      return "OAuth 2 (XOAUTH2)";
    case PR_AUTH_OAUTHBEARER:
      return "OAuth 2 (OAUTHBEARER)";
    case PR_AUTH_NONE:
      return _("No sign-in");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_auth_takes_token:
 * @auth: a sign-in method
 *
 * Thread: any.
 *
 * Returns: %TRUE if what it signs in with is an OAuth 2 access token
 */
gboolean
pr_auth_takes_token (PrAuth auth)
{
  return auth == PR_AUTH_XOAUTH2 || auth == PR_AUTH_OAUTHBEARER;
}

/**
 * pr_step_id_from_word:
 * @word: a step, or a phase as help pages and bounces name it (“rcpt”, “auth”); upper and lower
 *   case are the same
 * @step: (out): the step
 *
 * Thread: any.
 *
 * Returns: %TRUE if @word is known
 */
gboolean
pr_step_id_from_word (const char *word, PrStepId *step)
{
  static const struct
  {
    const char *phase;
    PrStepId step;
  } phases[] = {
    { "auth", PR_STEP_SIGN_IN },      { "login", PR_STEP_SIGN_IN },
    { "ehlo", PR_STEP_CAPABILITIES }, { "mail", PR_STEP_SENDER },
    { "rcpt", PR_STEP_RECIPIENT },    { "data", PR_STEP_MESSAGE },
  };
  int value;

  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    if (g_ascii_strcasecmp (word, phases[i].phase) == 0)
      {
        *step = phases[i].step;
        return TRUE;
      }
  if (!pr_enum_from_word (PR_TYPE_STEP_ID, word, &value))
    return FALSE;
  *step = (PrStepId) value;
  return TRUE;
}

/**
 * pr_step_id_get_label:
 * @step: a step of the test
 *
 * Thread: any.
 *
 * Returns: (transfer none): what is done in it, for people, translated
 */
const char *
pr_step_id_get_label (PrStepId step)
{
  switch (step)
    {
    case PR_STEP_RESOLVE:
      return _("Look up the server");
    case PR_STEP_CONNECT:
      return _("Connect");
    case PR_STEP_TLS:
      return _("Encrypt the connection");
    case PR_STEP_GREETING:
      return _("Server’s greeting");
    case PR_STEP_CAPABILITIES:
      return _("What the server offers");
    case PR_STEP_STARTTLS:
      return _("Ask for encryption");
    case PR_STEP_SIGN_IN:
      return _("Sign in");
    case PR_STEP_MAILBOX:
      return _("Open the inbox");
    case PR_STEP_SENDER:
      return _("Sender accepted");
    case PR_STEP_RECIPIENT:
      return _("Recipient accepted");
    case PR_STEP_MESSAGE:
      return _("Send a test message");
    case PR_STEP_ARRIVAL:
      return _("Message arrives");
    case PR_STEP_SIGN_OUT:
      return _("Sign out");
    default:
      g_return_val_if_reached (NULL);
    }
}
