/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-demo-case.h"

#include "pr-demo.h"

#include <glib/gi18n.h>

/* A talk that says in its name all that is needed of it: who plays it, and how it is spoken to. */
typedef struct
{
  const char *talk; /* NULL where the service is left out */
  PrSecurity security;
} Service;

typedef struct
{
  const char *local_part;
  const char *title;
  const char *description;
  const char *password;
  Service services[PR_N_PROTOCOLS];
} Row;

#define IMAP_WORKS [PR_PROTOCOL_IMAP] = { "imap-works-tls", PR_SECURITY_TLS }
#define SMTP_WORKS [PR_PROTOCOL_SMTP] = { "smtp-works-tls", PR_SECURITY_TLS }

/* The order is that of a person who looks around: what works, the everyday troubles, the rare ones. */
static const Row rows[] = {
  {
    "works", N_("Everything works"),
    N_("Mail comes in and goes out. This is what you want to see."),
    PR_DEMO_PASSWORD,
    { IMAP_WORKS, SMTP_WORKS },
  },
  {
    "works-pop3", N_("Everything works, with POP3"),
    N_("The same with the older way of fetching mail."),
    PR_DEMO_PASSWORD,
    { [PR_PROTOCOL_POP3] = { "pop3-works-tls", PR_SECURITY_TLS }, SMTP_WORKS },
  },
  {
    "wrong-password", N_("The password is wrong"),
    N_("The right one is “demo”. Put it in and test again."),
    "something else",
    { IMAP_WORKS, SMTP_WORKS },
  },
  {
    "app-password", N_("An app password is needed"),
    N_("The provider takes your own password only on its web page."),
    PR_DEMO_PASSWORD,
    { [PR_PROTOCOL_IMAP] = { "imap-app-password", PR_SECURITY_TLS },
      [PR_PROTOCOL_SMTP] = { "smtp-app-password", PR_SECURITY_TLS } },
  },
  {
    "wrong-encryption", N_("The wrong kind of encryption"),
    N_("The servers want STARTTLS, and the settings say TLS. The fix is one click away."),
    PR_DEMO_PASSWORD,
    { [PR_PROTOCOL_IMAP] = { "imap-works-starttls", PR_SECURITY_TLS },
      [PR_PROTOCOL_SMTP] = { "smtp-works-starttls", PR_SECURITY_TLS } },
  },
  {
    "sending-fails", N_("Only sending fails"),
    N_("Mail comes in; for outgoing mail the server takes no other sender than the login."),
    PR_DEMO_PASSWORD,
    { IMAP_WORKS, [PR_PROTOCOL_SMTP] = { "smtp-sender-not-allowed", PR_SECURITY_TLS } },
  },
  {
    "own-login", N_("Sending has a login of its own"),
    N_("Mail comes in; the outgoing server knows only “postman” with “another word”."),
    PR_DEMO_PASSWORD,
    { IMAP_WORKS, [PR_PROTOCOL_SMTP] = { "smtp-own-login", PR_SECURITY_TLS } },
  },
  {
    "imap-is-off", N_("IMAP is switched off"),
    N_("Many providers want it to be switched on, on their web page."),
    PR_DEMO_PASSWORD,
    { [PR_PROTOCOL_IMAP] = { "imap-access-disabled", PR_SECURITY_TLS }, SMTP_WORKS },
  },
  {
    "oauth-only", N_("No password is taken any more"),
    N_("The provider wants a sign-in in the browser (OAuth 2)."),
    PR_DEMO_PASSWORD,
    { IMAP_WORKS, [PR_PROTOCOL_SMTP] = { "smtp-oauth-only", PR_SECURITY_TLS } },
  },
  {
    "mailbox-full", N_("The mailbox is full"),
    N_("What is sent to this address comes back."),
    PR_DEMO_PASSWORD,
    { IMAP_WORKS, [PR_PROTOCOL_SMTP] = { "smtp-mailbox-full", PR_SECURITY_TLS } },
  },
  {
    "too-much-mail", N_("Too much mail was sent today"),
    N_("Providers have a limit for each day."),
    PR_DEMO_PASSWORD,
    { IMAP_WORKS, [PR_PROTOCOL_SMTP] = { "smtp-sending-limit", PR_SECURITY_TLS } },
  },
  {
    "locked-out", N_("Too many wrong passwords"),
    N_("The server wants no more tries for a while."),
    PR_DEMO_PASSWORD,
    { [PR_PROTOCOL_IMAP] = { "imap-too-many-attempts", PR_SECURITY_TLS }, SMTP_WORKS },
  },
  {
    "self-signed", N_("A certificate that vouches for itself"),
    N_("As on a server at home. You can trust it, if it is yours."),
    PR_DEMO_PASSWORD,
    { [PR_PROTOCOL_IMAP] = { "imap-certificate-self-signed", PR_SECURITY_TLS }, SMTP_WORKS },
  },
  {
    "expired", N_("A certificate that has run out"),
    N_("Somebody has forgotten to renew it."),
    PR_DEMO_PASSWORD,
    { [PR_PROTOCOL_IMAP] = { "imap-certificate-expired", PR_SECURITY_TLS }, SMTP_WORKS },
  },
  {
    "wrong-name", N_("A certificate for another name"),
    N_("The server answers, but proves to be somebody else."),
    PR_DEMO_PASSWORD,
    { [PR_PROTOCOL_IMAP] = { "imap-certificate-wrong-name", PR_SECURITY_TLS }, SMTP_WORKS },
  },
  {
    "no-encryption", N_("Encryption has been taken away"),
    N_("The server, or somebody on the way to it, offers none. No password is sent."),
    PR_DEMO_PASSWORD,
    { IMAP_WORKS, [PR_PROTOCOL_SMTP] = { "smtp-starttls-not-offered", PR_SECURITY_STARTTLS } },
  },
  {
    "silent", N_("A server that says nothing"),
    N_("It takes the call and then keeps quiet. You can cancel at any moment."),
    PR_DEMO_PASSWORD,
    { [PR_PROTOCOL_IMAP] = { "imap-silent-at-greeting", PR_SECURITY_STARTTLS }, SMTP_WORKS },
  },
  {
    "busy", N_("A server that is busy"),
    N_("It asks you to come back later."),
    PR_DEMO_PASSWORD,
    { [PR_PROTOCOL_IMAP] = { "imap-busy", PR_SECURITY_TLS }, SMTP_WORKS },
  },
};

struct _PrDemoCase
{
  GObject parent_instance;

  const Row *row;
  char *address;
};

G_DEFINE_FINAL_TYPE (PrDemoCase, pr_demo_case, G_TYPE_OBJECT)

static void
pr_demo_case_finalize (GObject *object)
{
  g_free (PR_DEMO_CASE (object)->address);
  G_OBJECT_CLASS (pr_demo_case_parent_class)->finalize (object);
}

static void
pr_demo_case_class_init (PrDemoCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pr_demo_case_finalize;
}

static void
pr_demo_case_init (PrDemoCase *self G_GNUC_UNUSED)
{
}

/**
 * pr_demo_case_get_n:
 *
 * Returns: how many there are
 */
guint
pr_demo_case_get_n (void)
{
  return G_N_ELEMENTS (rows);
}

/**
 * pr_demo_case_new:
 * @i: which one, below pr_demo_case_get_n()
 *
 * Returns: (transfer full): that one
 */
PrDemoCase *
pr_demo_case_new (guint i)
{
  PrDemoCase *self;

  g_return_val_if_fail (i < G_N_ELEMENTS (rows), NULL);

  self = g_object_new (PR_TYPE_DEMO_CASE, NULL);
  self->row = &rows[i];
  self->address = g_strconcat (rows[i].local_part, "@" PR_DEMO_DOMAIN, NULL);
  return self;
}

/**
 * pr_demo_case_get_address:
 *
 * Returns: (transfer none): the address that has this trouble
 */
const char *
pr_demo_case_get_address (PrDemoCase *self)
{
  g_return_val_if_fail (PR_IS_DEMO_CASE (self), NULL);
  return self->address;
}

/**
 * pr_demo_case_get_title:
 *
 * Returns: (transfer none): what is wrong, translated
 */
const char *
pr_demo_case_get_title (PrDemoCase *self)
{
  g_return_val_if_fail (PR_IS_DEMO_CASE (self), NULL);
  return _(self->row->title);
}

/**
 * pr_demo_case_get_description:
 *
 * Returns: (transfer none): what there is to see or to do, translated
 */
const char *
pr_demo_case_get_description (PrDemoCase *self)
{
  g_return_val_if_fail (PR_IS_DEMO_CASE (self), NULL);
  return _(self->row->description);
}

/**
 * pr_demo_case_dup_password:
 *
 * Returns: (transfer full): what is to be tried first: nobody has to make one up
 */
PrSecret *
pr_demo_case_dup_password (PrDemoCase *self)
{
  g_return_val_if_fail (PR_IS_DEMO_CASE (self), NULL);
  return pr_secret_new (self->row->password, -1);
}

/**
 * pr_demo_case_get_talk:
 * @protocol: a service
 *
 * Returns: (transfer none) (nullable): the name of the talk that its server plays; %NULL where there is
 *   no such server
 */
const char *
pr_demo_case_get_talk (PrDemoCase *self, PrProtocol protocol)
{
  g_return_val_if_fail (PR_IS_DEMO_CASE (self), NULL);
  return self->row->services[protocol].talk;
}

/**
 * pr_demo_case_get_security:
 * @protocol: a service
 *
 * Returns: what the settings say, which may be the trouble
 */
PrSecurity
pr_demo_case_get_security (PrDemoCase *self, PrProtocol protocol)
{
  g_return_val_if_fail (PR_IS_DEMO_CASE (self), PR_SECURITY_TLS);
  return self->row->services[protocol].security;
}
