/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-password-form.h"

/* App passwords are made by programs, and each provider's have one form. They are shown in groups of
 * four, parted by blanks or hyphens, and typed with or without those. */

typedef enum
{
  LOWER = 1 << 0,
  DIGITS = 1 << 1,
} Alphabet;

/* Only providers that let nobody in to these hosts with the account's normal password. Where the form
 * has changed over the years, or people choose such passwords themselves, as at NetEase, there is
 * none to know them by. */
static const struct
{
  const char *host;
  guint n_chars;
  guint alphabet;
} rows[] = {
  { "imap.gmail.com", 16, LOWER },
  { "pop.gmail.com", 16, LOWER },
  { "smtp.gmail.com", 16, LOWER },
  { "imap.googlemail.com", 16, LOWER },
  { "pop.googlemail.com", 16, LOWER },
  { "smtp.googlemail.com", 16, LOWER },
  { "imap.mail.yahoo.com", 16, LOWER },
  { "pop.mail.yahoo.com", 16, LOWER },
  { "smtp.mail.yahoo.com", 16, LOWER },
  { "imap.aol.com", 16, LOWER },
  { "pop.aol.com", 16, LOWER },
  { "smtp.aol.com", 16, LOWER },
  { "imap.mail.att.net", 16, LOWER },
  { "smtp.mail.att.net", 16, LOWER },
  { "imap.mail.me.com", 16, LOWER },
  { "smtp.mail.me.com", 16, LOWER },
  { "imap.fastmail.com", 16, LOWER | DIGITS },
  { "pop.fastmail.com", 16, LOWER | DIGITS },
  { "smtp.fastmail.com", 16, LOWER | DIGITS },
};

#define GROUP_CHARS 4

static gboolean
has_form (const PrSecret *password, guint n_chars, guint alphabet)
{
  const char *text = pr_secret_get_text (password);
  guint n_found = 0;

  for (gsize i = 0, n_bytes = pr_secret_get_size (password); i < n_bytes; i++)
    {
      if (text[i] == ' ' || text[i] == '-')
        continue;
      if (!((alphabet & LOWER) != 0 && g_ascii_islower (text[i]))
          && !((alphabet & DIGITS) != 0 && g_ascii_isdigit (text[i])))
        return FALSE;
      n_found++;
    }
  return n_found == n_chars;
}

/**
 * pr_password_form_is_app_password:
 * @password: what somebody has entered
 *
 * What most providers make: sixteen small letters, which hardly anybody thinks up. Thread: any.
 *
 * Returns: %TRUE if it looks like an app password
 */
gboolean
pr_password_form_is_app_password (const PrSecret *password)
{
  return has_form (password, 4 * GROUP_CHARS, LOWER);
}

/**
 * pr_password_form_is_refused:
 * @password: what somebody has entered
 * @host: where it is to go
 *
 * Thread: any.
 *
 * Returns: %TRUE if that server takes only app passwords, and this is none
 */
gboolean
pr_password_form_is_refused (const PrSecret *password, const char *host)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_ascii_strcasecmp (host, rows[i].host) == 0)
      return !has_form (password, rows[i].n_chars, rows[i].alphabet);
  return FALSE;
}
