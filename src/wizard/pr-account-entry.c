/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-entry.h"

#include "pr-change.h"
#include "pr-verdict.h"

#include <glib/gi18n.h>

struct _PrAccountEntry
{
  GObject parent_instance;

  /* owned */
  PrAccount *account;
  PrAccountTest *test; /* the last one of this session */
  PrReport *report; /* of a later test than @test */
  char *state_text;
  char *note;
};

typedef enum
{
  PROP_ACCOUNT = 1,
  PROP_OUTCOME,
  PROP_STATE_TEXT,
  PROP_TESTED_TEXT,
  PROP_NOTE,
  PROP_REPORT,
  PROP_WANTS_PASSWORD,
} PrAccountEntryProperty;

static GParamSpec *properties[PROP_WANTS_PASSWORD + 1];

G_DEFINE_FINAL_TYPE (PrAccountEntry, pr_account_entry, G_TYPE_OBJECT)

/**
 * pr_result_dup_text:
 * @result: what a test found
 *
 * Returns: (transfer full): that all works, or what does not, in a line
 */
char *
pr_result_dup_text (PrResult *result)
{
  char *problems = pr_result_dup_problems (result, " · ");

  return problems == NULL ? g_strdup (_("Everything works")) : problems;
}

/**
 * pr_result_dup_when_text:
 * @result: what a test found
 * @now_us: the time to count from, in microseconds since 1970
 *
 * Returns: (transfer full): when the test was, as people say it
 */
char *
pr_result_dup_when_text (PrResult *result, gint64 now_us)
{
  gint64 time_us = pr_result_get_time_us (result);
  gint64 minutes = (now_us - time_us) / (60 * G_USEC_PER_SEC);
  g_autoptr (GDateTime) then = NULL;

  if (minutes < 0 || minutes >= 24 * 60)
    {
      then = g_date_time_new_from_unix_local (time_us / G_USEC_PER_SEC);
      /* translators: a day and a time, see strftime() */
      return g_date_time_format (then, _("%-d %B %Y, %H:%M"));
    }
  if (minutes == 0)
    return g_strdup (_("just now"));
  if (minutes < 60)
    return g_strdup_printf (
        ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes), (int) minutes);
  return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (minutes / 60)),
                          (int) (minutes / 60));
}

static char *
dup_state_text (PrAccountEntry *self)
{
  PrResult *result = pr_account_get_last_result (self->account);

  if (self->test != NULL)
    switch (pr_account_test_get_state (self->test))
      {
      case PR_ACCOUNT_TEST_WAITING:
        return g_strdup (_("Waiting for its turn"));
      case PR_ACCOUNT_TEST_LOOKING_UP:
        return g_strdup (_("Asking the keyring for the password"));
      case PR_ACCOUNT_TEST_RUNNING:
        return g_strdup (_("Testing"));
      case PR_ACCOUNT_TEST_FAILED:
        if (!g_error_matches (pr_account_test_get_error (self->test), G_IO_ERROR,
                              G_IO_ERROR_CANCELLED))
          return g_strdup (pr_account_test_get_error (self->test)->message);
        break;
      case PR_ACCOUNT_TEST_DONE:
      default:
        result = pr_account_test_get_result (self->test);
        break;
      }
  return result != NULL ? pr_result_dup_text (result) : g_strdup (_("Not tested yet"));
}

static void
update (PrAccountEntry *self)
{
  g_autofree char *before = g_steal_pointer (&self->state_text);

  self->state_text = dup_state_text (self);
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TESTED_TEXT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPORT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WANTS_PASSWORD]);
  if (g_strcmp0 (before, self->state_text) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE_TEXT]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
pr_account_entry_get_property (GObject *object,
                               guint property_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  PrAccountEntry *self = PR_ACCOUNT_ENTRY (object);

  switch ((PrAccountEntryProperty) property_id)
    {
    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;
    case PROP_OUTCOME:
      g_value_set_enum (value, (int) pr_account_entry_get_outcome (self));
      break;
    case PROP_STATE_TEXT:
      g_value_set_string (value, self->state_text);
      break;
    case PROP_TESTED_TEXT:
      g_value_take_string (value, pr_account_entry_dup_tested_text (self));
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_REPORT:
      g_value_set_object (value, pr_account_entry_get_report (self));
      break;
    case PROP_WANTS_PASSWORD:
      g_value_set_boolean (value, pr_account_entry_get_wants_password (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_account_entry_dispose (GObject *object)
{
  PrAccountEntry *self = PR_ACCOUNT_ENTRY (object);

  g_clear_object (&self->account);
  g_clear_object (&self->test);

  G_OBJECT_CLASS (pr_account_entry_parent_class)->dispose (object);
}

static void
pr_account_entry_finalize (GObject *object)
{
  PrAccountEntry *self = PR_ACCOUNT_ENTRY (object);

  g_clear_object (&self->report);
  g_free (self->state_text);
  g_free (self->note);

  G_OBJECT_CLASS (pr_account_entry_parent_class)->finalize (object);
}

static void
pr_account_entry_class_init (PrAccountEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_account_entry_get_property;
  object_class->dispose = pr_account_entry_dispose;
  object_class->finalize = pr_account_entry_finalize;

  properties[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, PR_TYPE_ACCOUNT, flags);
  properties[PROP_OUTCOME] = g_param_spec_enum ("outcome", NULL, NULL, PR_TYPE_OUTCOME,
                                                PR_OUTCOME_PENDING, flags);
  properties[PROP_STATE_TEXT] = g_param_spec_string ("state-text", NULL, NULL, NULL, flags);
  properties[PROP_TESTED_TEXT] = g_param_spec_string ("tested-text", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_REPORT] = g_param_spec_object ("report", NULL, NULL, PR_TYPE_REPORT, flags);
  properties[PROP_WANTS_PASSWORD] =
      g_param_spec_boolean ("wants-password", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_account_entry_init (PrAccountEntry *self G_GNUC_UNUSED)
{
}

/**
 * pr_account_entry_new:
 * @account: an account of the store
 *
 * Returns: (transfer full): its entry
 */
PrAccountEntry *
pr_account_entry_new (PrAccount *account)
{
  PrAccountEntry *self = g_object_new (PR_TYPE_ACCOUNT_ENTRY, NULL);

  self->account = g_object_ref (account);
  g_signal_connect_object (account, "notify::last-result", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * pr_account_entry_get_account:
 *
 * Returns: (transfer none): the account of the store
 */
PrAccount *
pr_account_entry_get_account (PrAccountEntry *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (self), NULL);
  return self->account;
}

/**
 * pr_account_entry_get_outcome:
 *
 * Returns: how the last test ended, %PR_OUTCOME_RUNNING while one runs or waits,
 *   %PR_OUTCOME_PENDING if there was none
 */
PrOutcome
pr_account_entry_get_outcome (PrAccountEntry *self)
{
  PrResult *result;

  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (self), PR_OUTCOME_PENDING);

  if (pr_account_entry_get_testing (self))
    return PR_OUTCOME_RUNNING;
  if (self->test != NULL && pr_account_test_get_state (self->test) == PR_ACCOUNT_TEST_FAILED
      && !g_error_matches (pr_account_test_get_error (self->test), G_IO_ERROR,
                           G_IO_ERROR_CANCELLED))
    return PR_OUTCOME_WARNING;
  result = pr_account_get_last_result (self->account);
  return result != NULL ? pr_result_get_verdict (result) : PR_OUTCOME_PENDING;
}

/**
 * pr_account_entry_get_state_text:
 *
 * Returns: (transfer none): how the account is, in a line
 */
const char *
pr_account_entry_get_state_text (PrAccountEntry *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (self), NULL);
  return self->state_text;
}

/**
 * pr_account_entry_dup_tested_text:
 *
 * Returns: (transfer full): when it was last tested, empty if it never was
 */
char *
pr_account_entry_dup_tested_text (PrAccountEntry *self)
{
  PrResult *result;

  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (self), NULL);

  result = pr_account_get_last_result (self->account);
  if (result == NULL || pr_account_entry_get_testing (self))
    return g_strdup ("");
  return pr_result_dup_when_text (result, g_get_real_time ());
}

/**
 * pr_account_entry_get_note:
 *
 * Returns: (transfer none) (nullable): what has to be known of its password
 */
const char *
pr_account_entry_get_note (PrAccountEntry *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (self), NULL);
  return self->note;
}

/**
 * pr_account_entry_get_report:
 *
 * Returns: (transfer none) (nullable): all that the last test found, if it was in this session and
 *   has ended
 */
PrReport *
pr_account_entry_get_report (PrAccountEntry *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (self), NULL);

  if (self->report != NULL)
    return self->report;
  if (self->test == NULL || pr_account_test_get_state (self->test) != PR_ACCOUNT_TEST_DONE)
    return NULL;
  return pr_account_test_get_report (self->test);
}

/**
 * pr_account_entry_set_report:
 * @report: what a test has found that was not one of the list
 *
 * Keeps it as that of the last test.
 */
void
pr_account_entry_set_report (PrAccountEntry *self, PrReport *report)
{
  g_return_if_fail (PR_IS_ACCOUNT_ENTRY (self));
  g_return_if_fail (PR_IS_REPORT (report));

  if (g_set_object (&self->report, report))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPORT]);
}

/**
 * pr_account_entry_get_testing:
 *
 * Returns: %TRUE while a test of it runs or waits
 */
gboolean
pr_account_entry_get_testing (PrAccountEntry *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (self), FALSE);

  if (self->test == NULL)
    return FALSE;
  switch (pr_account_test_get_state (self->test))
    {
    case PR_ACCOUNT_TEST_WAITING:
    case PR_ACCOUNT_TEST_LOOKING_UP:
    case PR_ACCOUNT_TEST_RUNNING:
      return TRUE;
    case PR_ACCOUNT_TEST_DONE:
    case PR_ACCOUNT_TEST_FAILED:
    default:
      return FALSE;
    }
}

static gboolean
service_wants_password (const PrServiceResult *service)
{
  PrDiagnosisId id;

  return service->tested && service->diagnosis != NULL
         && pr_diagnosis_id_from_word (service->diagnosis, &id) && pr_verdict_wants_password (id);
}

/* The first service, in the order in which they sign in, that failed for its password.
 * %PR_N_PROTOCOLS for none. */
static guint
find_refused (PrResult *result)
{
  guint protocol = 0;

  while (protocol < PR_N_PROTOCOLS
         && !service_wants_password (pr_result_get_service (result, (PrProtocol) protocol)))
    protocol++;
  return protocol;
}

/**
 * pr_account_entry_get_wants_password:
 *
 * Returns: %TRUE if the last test failed for the password, or for want of one
 */
gboolean
pr_account_entry_get_wants_password (PrAccountEntry *self)
{
  PrResult *result;

  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (self), FALSE);

  if (pr_account_entry_get_testing (self))
    return FALSE;
  if (self->test != NULL && pr_account_test_get_missing_login (self->test) != NULL)
    return TRUE;
  result = pr_account_get_last_result (self->account);
  return result != NULL && find_refused (result) < PR_N_PROTOCOLS;
}

/**
 * pr_account_entry_get_wanted_kind:
 *
 * Returns: which password that is: %PR_LOGIN_SENDING_PASSWORD if only outgoing mail lacks one, and has
 *   one of its own
 */
PrLoginKind
pr_account_entry_get_wanted_kind (PrAccountEntry *self)
{
  PrResult *result;
  const PrLogin *missing;
  g_autoptr (PrLogin) refused = NULL;
  guint protocol;

  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (self), PR_LOGIN_PASSWORD);

  missing = self->test == NULL ? NULL : pr_account_test_get_missing_login (self->test);
  if (missing != NULL)
    return pr_login_get_kind (missing);
  result = pr_account_get_last_result (self->account);
  protocol = result == NULL ? PR_N_PROTOCOLS : find_refused (result);
  if (protocol < PR_N_PROTOCOLS)
    refused = pr_login_new_for_service (self->account, (PrProtocol) protocol);
  return refused == NULL ? PR_LOGIN_PASSWORD : pr_login_get_kind (refused);
}

/**
 * pr_account_entry_set_test:
 * @test: a test of the account
 *
 * Follows it from now on.
 */
void
pr_account_entry_set_test (PrAccountEntry *self, PrAccountTest *test)
{
  g_return_if_fail (PR_IS_ACCOUNT_ENTRY (self));
  g_return_if_fail (PR_IS_ACCOUNT_TEST (test));

  if (self->test != NULL)
    g_signal_handlers_disconnect_by_data (self->test, self);
  g_set_object (&self->test, test);
  g_clear_object (&self->report);
  g_signal_connect_object (test, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * pr_account_entry_set_note:
 * @note: (nullable): what has to be known of its password, a sentence for people
 */
void
pr_account_entry_set_note (PrAccountEntry *self, const char *note)
{
  g_return_if_fail (PR_IS_ACCOUNT_ENTRY (self));

  if (g_strcmp0 (self->note, note) == 0)
    return;
  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
}

/**
 * pr_account_entry_tick:
 *
 * Time has gone by: “just now” is so no more.
 */
void
pr_account_entry_tick (PrAccountEntry *self)
{
  g_return_if_fail (PR_IS_ACCOUNT_ENTRY (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TESTED_TEXT]);
}
