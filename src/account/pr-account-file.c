/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-file.h"

#include "pr-account-private.h"
#include "pr-email-address.h"
#include "pr-field.h"
#include "pr-printable.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * [Account]
 * Format=1
 * Name=Ann Example
 * Address=ann@example.org
 * Provider=example
 * Created=2026-11-22T08:15:30Z
 * Changed=2026-11-22T08:15:30Z
 *
 * [IMAP]                      and [POP3] and [SMTP]
 * Enabled=true
 * Host=imap.example.org
 * Port=993
 * Security=tls
 * UserName=                   empty: the address
 * Auth=auto
 * AllowPlaintext=false
 * PinnedCertificate=          empty: none
 * OwnPassword=true            only in [SMTP], and only where it is so
 *
 * [Results]
 * History=2026-11-22T08:15:30.123456Z ok 412 imap=ok:201 smtp=ok:310;
 */

#define GROUP_ACCOUNT "Account"
#define GROUP_RESULTS "Results"

/* File systems have names of 255 bytes; ids of ours have 8 characters. */
#define ID_MAX_BYTES 64

#define NAME_MAX_CHARS 200
#define SHA256_DIGITS 64

G_DEFINE_QUARK (pr-account-file-error-quark, pr_account_file_error)

static const GKeyFileFlags keep_all = G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS;

/**
 * pr_account_file_is_id:
 * @text: an id from the command line, or the name of a file without its ending
 *
 * Ids are names of files: so no dots, slashes or capitals.
 *
 * Returns: %TRUE if it has the form of an id
 */
gboolean
pr_account_file_is_id (const char *text)
{
  gsize n_bytes = strlen (text);

  return n_bytes > 0 && n_bytes <= ID_MAX_BYTES && text[0] != '-'
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == n_bytes;
}

static gboolean
set_broken (GError **error, const char *group, const char *key)
{
  g_set_error (error, PR_ACCOUNT_FILE_ERROR, PR_ACCOUNT_FILE_ERROR_BROKEN,
               /* translators: the names of a key and of the section of a file that it stands in. */
               _("The entry “%s” in the section “%s” is missing or malformed"), key, group);
  return FALSE;
}

/* What a backslash and @c stand for; 0 where for nothing. */
static char
unescape (char c)
{
  switch (c)
    {
    case 's':
      return ' ';
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case '\\':
      return '\\';
    default:
      return 0;
    }
}

/* A key that is not there is the empty text. g_key_file_get_string() would drop a text for one
 * wrong escape in it, and warns where there are two (GLib 2.74): here it stands for itself. */
static char *
dup_text (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *raw = g_key_file_get_value (file, group, key, NULL);
  GString *text = g_string_new (NULL);

  for (const char *p = raw == NULL ? "" : raw; *p != '\0'; p++)
    {
      char meant = *p == '\\' ? unescape (p[1]) : 0;

      g_string_append_c (text, meant == 0 ? *p : meant);
      p += meant != 0;
    }
  return g_string_free (text, FALSE);
}

/* One of the closed words; what is not there stays as it is. */
static gboolean
read_word (GKeyFile *file,
           const char *group,
           const char *key,
           GType type,
           int *value,
           GError **error)
{
  g_autofree char *word = dup_text (file, group, key);

  return *word == '\0' || pr_enum_from_word (type, word, value) || set_broken (error, group, key);
}

static gboolean
read_boolean (GKeyFile *file, const char *group, const char *key, gboolean *value, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean read;

  if (!g_key_file_has_key (file, group, key, NULL))
    return TRUE;
  read = g_key_file_get_boolean (file, group, key, &local_error);
  if (local_error != NULL)
    return set_broken (error, group, key);
  *value = read;
  return TRUE;
}

static gboolean
read_port (GKeyFile *file, const char *group, PrService *service, GError **error)
{
  g_autofree char *digits = dup_text (file, group, "Port");
  guint64 port;

  if (*digits == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT16, &port, NULL))
    return set_broken (error, group, "Port");
  pr_service_set_port (service, (guint) port);
  return TRUE;
}

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == SHA256_DIGITS && strspn (text, "0123456789abcdef") == SHA256_DIGITS;
}

/* Which certificate to believe, and whether a password may be sent in the clear: in doubt
 * neither. */
static gboolean
read_trust (GKeyFile *file, const char *group, PrService *service, GError **error)
{
  g_autofree char *pin = dup_text (file, group, "PinnedCertificate");
  gboolean allow_plaintext = FALSE;

  if (*pin != '\0' && !is_sha256 (pin))
    return set_broken (error, group, "PinnedCertificate");
  if (!read_boolean (file, group, "AllowPlaintext", &allow_plaintext, error))
    return FALSE;
  pr_service_set_pinned_certificate (service, *pin == '\0' ? NULL : pin);
  pr_service_set_allow_plaintext (service, allow_plaintext);
  return TRUE;
}

static gboolean
read_service (GKeyFile *file, PrService *service, GError **error)
{
  const char *group = pr_protocol_get_label (pr_service_get_protocol (service));
  g_autofree char *host = dup_text (file, group, "Host");
  g_autofree char *username = dup_text (file, group, "UserName");
  gboolean enabled = FALSE;
  gboolean own_password = FALSE;
  int security = PR_SECURITY_TLS;
  int auth = PR_AUTH_AUTO;

  if (!read_boolean (file, group, "Enabled", &enabled, error)
      || !read_boolean (file, group, "OwnPassword", &own_password, error)
      || !read_word (file, group, "Security", PR_TYPE_SECURITY, &security, error)
      || !read_word (file, group, "Auth", PR_TYPE_AUTH, &auth, error)
      || !read_port (file, group, service, error) || !read_trust (file, group, service, error))
    return FALSE;
  /* What is not used now can be used later, and then is not looked at again. */
  if (*host != '\0' && !pr_endpoint_host_is_valid (host))
    return set_broken (error, group, "Host");
  if (strpbrk (username, "\r\n") != NULL)
    return set_broken (error, group, "UserName");
  pr_service_set_enabled (service, enabled);
  pr_service_set_own_password (service, own_password);
  pr_service_set_host (service, host);
  pr_service_set_username (service, username);
  pr_service_set_security (service, (PrSecurity) security);
  pr_service_set_auth (service, (PrAuth) auth);
  return TRUE;
}

/* 0 where there is none: a time that cannot be read is no reason to lose an account. */
static gint64
read_time (GKeyFile *file, const char *key)
{
  g_autofree char *text = dup_text (file, GROUP_ACCOUNT, key);
  g_autoptr (GDateTime) date = NULL;

  if (g_str_has_suffix (text, "Z"))
    date = g_date_time_new_from_iso8601 (text, NULL);
  if (date == NULL || g_date_time_get_year (date) == 9999)
    return 0;
  return MAX (g_date_time_to_unix (date), 0);
}

/* The same for results. */
static void
read_results (GKeyFile *file, PrAccount *account)
{
  g_autofree char *history = dup_text (file, GROUP_RESULTS, "History");
  g_auto (GStrv) lines = g_strsplit (history, ";", PR_ACCOUNT_MAX_RESULTS + 1);

  for (guint i = 0; i < PR_ACCOUNT_MAX_RESULTS && lines[i] != NULL; i++)
    {
      g_autoptr (PrResult) result = pr_result_parse (lines[i]);

      if (result != NULL)
        pr_account_add_result (account, result);
    }
}

static GKeyFile *
load (const char *text, gsize n_bytes, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;

  /* GKeyFile would take a NUL for an end, and drop what stands behind it at the next writing. */
  if (memchr (text, '\0', n_bytes) != NULL || !g_utf8_validate (text, (gssize) n_bytes, NULL)
      || !g_key_file_load_from_data (file, text, n_bytes, keep_all, &local_error)
      || !g_key_file_has_group (file, GROUP_ACCOUNT))
    {
      g_set_error_literal (error, PR_ACCOUNT_FILE_ERROR, PR_ACCOUNT_FILE_ERROR_BROKEN,
                           _("This is not the file of an account"));
      return NULL;
    }
  return g_steal_pointer (&file);
}

static gboolean
check_format (GKeyFile *file, GError **error)
{
  g_autofree char *text = dup_text (file, GROUP_ACCOUNT, "Format");
  guint64 format;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT64, &format, NULL))
    return set_broken (error, GROUP_ACCOUNT, "Format");
  if (format > PR_ACCOUNT_FILE_FORMAT)
    {
      g_set_error_literal (error, PR_ACCOUNT_FILE_ERROR, PR_ACCOUNT_FILE_ERROR_NEWER,
                           _("This account was saved by a newer version of Postrider"));
      return FALSE;
    }
  return TRUE;
}

/**
 * pr_account_file_parse:
 * @id: the account's id
 * @text: (array length=n_bytes): the content of its file, not trusted
 * @n_bytes: its length
 * @error: return location
 *
 * Errors: those of %PR_ACCOUNT_FILE_ERROR; %PR_FIELD_ERROR where an account like this could not
 * have been saved. Thread: any.
 *
 * Returns: (transfer full): the account, good as pr_field_check_saved() means it
 */
PrAccount *
pr_account_file_parse (const char *id, const char *text, gsize n_bytes, GError **error)
{
  g_autoptr (PrAccount) account = NULL;
  g_autoptr (PrAccount) origin = NULL;
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown_name = NULL;
  g_autofree char *address = NULL;
  g_autofree char *normalized = NULL;
  g_autofree char *provider_id = NULL;

  if (n_bytes > PR_ACCOUNT_FILE_MAX_BYTES)
    {
      g_set_error_literal (error, PR_ACCOUNT_FILE_ERROR, PR_ACCOUNT_FILE_ERROR_TOO_LARGE,
                           _("The file is larger than that of any account"));
      return NULL;
    }
  file = load (text, n_bytes, error);
  if (file == NULL || !check_format (file, error))
    return NULL;

  account = pr_account_new ();
  name = dup_text (file, GROUP_ACCOUNT, "Name");
  shown_name = pr_printable_from_text (name, NAME_MAX_CHARS);
  address = dup_text (file, GROUP_ACCOUNT, "Address");
  normalized = pr_email_address_normalize (address, NULL, NULL);
  provider_id = dup_text (file, GROUP_ACCOUNT, "Provider");
  if (normalized == NULL)
    {
      set_broken (error, GROUP_ACCOUNT, "Address");
      return NULL;
    }
  pr_account_set_id (account, id);
  pr_account_set_display_name (account, shown_name);
  pr_account_set_address (account, normalized);
  pr_account_set_provider_id (account, pr_account_file_is_id (provider_id) ? provider_id : NULL);
  pr_account_set_times (account, read_time (file, "Created"), read_time (file, "Changed"));
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (!read_service (file, pr_account_get_service (account, (PrProtocol) i), error))
      return NULL;
  read_results (file, account);
  if (!pr_field_check_saved (account, error))
    return NULL;

  origin = pr_account_copy (account);
  pr_account_set_origin (account, origin);
  return g_steal_pointer (&account);
}

static void
write_time (GKeyFile *file, const char *key, gint64 seconds)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = g_date_time_format_iso8601 (date);

  g_key_file_set_string (file, GROUP_ACCOUNT, key, text);
}

/* A service that is not enabled may hold half of what somebody typed once. It must be readable
 * again, or it would cost the whole account. */
static PrService *
copy_tidied (PrService *service)
{
  PrService *copy = pr_service_copy (service);
  guint port = pr_service_get_port (copy);
  const char *pin = pr_service_get_pinned_certificate (copy);

  if (!pr_endpoint_host_is_valid (pr_service_get_host (copy)))
    pr_service_set_host (copy, NULL);
  if (port < 1 || port > G_MAXUINT16)
    pr_service_set_port (copy, pr_protocol_get_default_port (pr_service_get_protocol (copy),
                                                             pr_service_get_security (copy)));
  if (strpbrk (pr_service_get_username (copy), "\r\n") != NULL)
    pr_service_set_username (copy, NULL);
  if (pin != NULL && !is_sha256 (pin))
    pr_service_set_pinned_certificate (copy, NULL);
  return copy;
}

static void
write_service (GKeyFile *file, PrService *as_set)
{
  g_autoptr (PrService) service = copy_tidied (as_set);
  const char *group = pr_protocol_get_label (pr_service_get_protocol (service));
  const char *pin = pr_service_get_pinned_certificate (service);

  /* Nothing is set, and nothing was. */
  if (!pr_service_get_enabled (service) && *pr_service_get_host (service) == '\0'
      && !g_key_file_has_group (file, group))
    return;
  g_key_file_set_boolean (file, group, "Enabled", pr_service_get_enabled (service));
  g_key_file_set_string (file, group, "Host", pr_service_get_host (service));
  g_key_file_set_integer (file, group, "Port", (int) pr_service_get_port (service));
  g_key_file_set_string (
      file, group, "Security",
      pr_enum_get_word (PR_TYPE_SECURITY, (int) pr_service_get_security (service)));
  g_key_file_set_string (file, group, "UserName", pr_service_get_username (service));
  g_key_file_set_string (file, group, "Auth",
                         pr_enum_get_word (PR_TYPE_AUTH, (int) pr_service_get_auth (service)));
  g_key_file_set_boolean (file, group, "AllowPlaintext",
                          pr_service_get_allow_plaintext (service));
  g_key_file_set_string (file, group, "PinnedCertificate", pin == NULL ? "" : pin);
  if (pr_service_get_own_password (service))
    g_key_file_set_boolean (file, group, "OwnPassword", TRUE);
  else
    g_key_file_remove_key (file, group, "OwnPassword", NULL);
}

static void
write_results (GKeyFile *file, PrAccount *account)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pr_account_get_n_results (account); i++)
    g_ptr_array_add (lines, pr_result_to_string (pr_account_get_result (account, i)));
  if (lines->len > 0)
    g_key_file_set_string_list (file, GROUP_RESULTS, "History",
                                (const char *const *) lines->pdata, lines->len);
}

/**
 * pr_account_file_format:
 * @account: what is to be kept, good as pr_field_check_saved() means it
 * @before: (nullable): what the file holds now, found good by pr_account_file_parse(): of it the
 *   comments stay, and what this program does not know
 *
 * Thread: any, if nobody changes @account meanwhile.
 *
 * Returns: (transfer full): the content of the file
 */
GBytes *
pr_account_file_format (PrAccount *account, GBytes *before)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  char *text;
  gsize n_bytes;

  if (before != NULL)
    g_key_file_load_from_bytes (file, before, keep_all, NULL);
  g_key_file_set_integer (file, GROUP_ACCOUNT, "Format", PR_ACCOUNT_FILE_FORMAT);
  g_key_file_set_string (file, GROUP_ACCOUNT, "Name", pr_account_get_display_name (account));
  g_key_file_set_string (file, GROUP_ACCOUNT, "Address", pr_account_get_address (account));
  g_key_file_set_string (file, GROUP_ACCOUNT, "Provider", pr_account_get_provider_id (account));
  write_time (file, "Created", pr_account_get_created (account));
  write_time (file, "Changed", pr_account_get_changed (account));
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    write_service (file, pr_account_get_service (account, (PrProtocol) i));
  write_results (file, account);

  text = g_key_file_to_data (file, &n_bytes, NULL);
  return g_bytes_new_take (text, n_bytes);
}
