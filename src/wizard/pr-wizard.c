/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-wizard.h"

#include "pr-certificate-texts.h"
#include "pr-email-address.h"
#include "pr-export.h"
#include "pr-field-errors.h"
#include "pr-redaction.h"
#include "pr-report-text.h"
#include "pr-saved-secrets.h"
#include "pr-test-run.h"

#include <glib/gi18n.h>

struct _PrWizard
{
  GObject parent_instance;

  /* owned */
  PrAccount *account;
  PrPrefill *prefill;
  PrSecret *password;
  PrSecret *sending_password; /* typed for outgoing mail alone */
  PrAccounts *accounts;
  PrTestRun *run;
  PrSavedSecrets *saved_secrets; /* what the services sign in with unless one is typed */
  GSimpleActionGroup *actions;
  char *save_text;
  PrFieldErrors *errors;

  gboolean edited;
  gboolean edited_since_run;
  gboolean can_test;
  gboolean waits_for_servers;
  gboolean saving;
  gboolean password_saved;
  gboolean tests_when_found;
  gboolean saves_when_found;
  gboolean tests_with_login; /* once the login is there that was asked for */
  PrPage page;
};

typedef enum
{
  PROP_ACCOUNT = 1,
  PROP_PAGE,
  PROP_REPORT,
  PROP_RUN_STATE,
  PROP_RUNNING,
  PROP_CAN_TEST,
  PROP_WAITS_FOR_SERVERS,
  PROP_SAVING,
  PROP_SAVE_TEXT,
  PROP_PASSWORD_SAVED,
  PROP_RETEST_TEXT,
} PrWizardProperty;

static GParamSpec *properties[PROP_RETEST_TEXT + 1];

enum
{
  FIELD_ERRORS_CHANGED,
  REFUSED,
  ASK_LOGIN,
  COPY_TEXT,
  SAVE_TEXT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (PrPage, pr_page,
                    G_DEFINE_ENUM_VALUE (PR_PAGE_SETTINGS, "settings"),
                    G_DEFINE_ENUM_VALUE (PR_PAGE_TEST, "test"),
                    G_DEFINE_ENUM_VALUE (PR_PAGE_SAVED, "saved"))

G_DEFINE_FINAL_TYPE (PrWizard, pr_wizard, G_TYPE_OBJECT)

static PrService *
get_sending_service (PrWizard *self)
{
  return pr_account_get_service (self->account, PR_PROTOCOL_SMTP);
}

static gboolean
has_own_password (PrWizard *self, PrProtocol protocol)
{
  return protocol == PR_PROTOCOL_SMTP
         && pr_service_get_own_password (get_sending_service (self));
}

/* (nullable): of a service */
static PrSecret *
get_saved_secret (PrWizard *self, PrProtocol protocol)
{
  return pr_saved_secrets_get (self->saved_secrets,
                               pr_account_get_service (self->account, protocol));
}

/* Which service has one saved that is not for it alone. */
static gboolean
find_saved_password (PrWizard *self, PrProtocol *found)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (get_saved_secret (self, (PrProtocol) i) != NULL && !has_own_password (self, (PrProtocol) i))
      {
        *found = (PrProtocol) i;
        return TRUE;
      }
  return FALSE;
}

static void
update_password_saved (PrWizard *self)
{
  gboolean password_saved = pr_wizard_get_password_saved (self);

  if (self->password_saved == password_saved)
    return;
  self->password_saved = password_saved;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PASSWORD_SAVED]);
}

static void
set_enabled (PrWizard *self, const char *action, gboolean enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

static void
set_page (PrWizard *self, PrPage page)
{
  if (self->page == page)
    return;
  self->page = page;
  set_enabled (self, "edit", page == PR_PAGE_TEST);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
set_save_text (PrWizard *self, const char *text)
{
  if (g_strcmp0 (self->save_text, text) == 0)
    return;
  g_free (self->save_text);
  self->save_text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_TEXT]);
}

static PrFieldFacts
get_field_facts (PrWizard *self)
{
  return (PrFieldFacts){
    .password = self->password,
    .password_saved = pr_wizard_get_password_saved (self),
    .servers_may_come = pr_prefill_get_discovery (self->prefill) == NULL
                        || pr_prefill_is_searching (self->prefill),
  };
}

static void
update_errors (PrWizard *self)
{
  const PrFieldFacts facts = get_field_facts (self);

  if (pr_field_errors_update (self->errors, &facts))
    g_signal_emit (self, signals[FIELD_ERRORS_CHANGED], 0);
  if (self->can_test != pr_field_errors_all_right (self->errors))
    {
      self->can_test = !self->can_test;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_TEST]);
    }
}

static void
set_waits_for_servers (PrWizard *self, gboolean waits)
{
  if (self->waits_for_servers == waits)
    return;
  self->waits_for_servers = waits;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITS_FOR_SERVERS]);
}

static void
on_draft_changed (PrWizard *self)
{
  /* Answers from the network are nobody's work, which could be lost. */
  if (!pr_prefill_is_filling (self->prefill))
    {
      self->edited = TRUE;
      set_waits_for_servers (self, FALSE);
    }
  self->edited_since_run = TRUE;
  update_password_saved (self);
  update_errors (self);
}

static void
on_searching_changed (PrWizard *self)
{
  gboolean was_waited_for =
      self->waits_for_servers && pr_prefill_get_discovery (self->prefill) != NULL;

  update_errors (self);
  if (pr_prefill_is_searching (self->prefill))
    return;
  set_waits_for_servers (self, FALSE);
  if (was_waited_for)
    pr_wizard_test (self);
}

static void
on_looking_up_changed (PrWizard *self)
{
  update_password_saved (self);
  update_errors (self);
  if (self->tests_when_found)
    pr_wizard_test (self);
  if (self->saves_when_found)
    pr_wizard_save (self);
}

static void
on_run_state_changed (PrWizard *self)
{
  set_enabled (self, "cancel", pr_wizard_get_running (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUN_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
on_report_changed (PrWizard *self)
{
  set_enabled (self, "leave-out-address", TRUE);
  set_enabled (self, "copy-report", TRUE);
  set_enabled (self, "save-report", TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPORT]);
}

static void
on_retest_text_changed (PrWizard *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETEST_TEXT]);
}

/* What was found of an account as it is saved can be looked at again from its page. */
static void
keep_report (PrWizard *self, PrAccount *saved)
{
  PrAccountEntry *entry = pr_accounts_find (self->accounts, pr_account_get_id (saved));

  if (entry != NULL)
    pr_account_entry_set_report (entry, pr_wizard_get_report (self));
}

/* A test of an account just as it is saved counts among its results. */
static void
on_run_finished (PrWizard *self)
{
  g_autoptr (PrResult) result = NULL;

  if (self->accounts == NULL || self->edited || !pr_wizard_get_is_saved (self))
    return;
  result = pr_report_dup_result (pr_wizard_get_report (self));
  pr_account_store_record_async (pr_accounts_get_store (self->accounts),
                                 pr_account_get_id (self->account), result, NULL, NULL, NULL);
  keep_report (self, self->account);
}

/* What the user typed or pasted as the address may hold the name too. */
static void
tidy_address (PrWizard *self)
{
  g_autofree char *name = NULL;
  g_autofree char *address =
      pr_email_address_normalize (pr_account_get_address (self->account), &name, NULL);

  if (address == NULL)
    return;
  pr_account_set_address (self->account, address);
  if (name != NULL && *pr_account_get_display_name (self->account) == '\0')
    pr_account_set_display_name (self->account, name);
}

static gboolean
wants_token (PrWizard *self)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (self->account, (PrProtocol) i);

      if (pr_service_get_enabled (service)
          && pr_auth_takes_token (pr_service_get_auth (service)))
        return TRUE;
    }
  return FALSE;
}

/* (nullable) */
static PrSecret *
get_sending_password (PrWizard *self)
{
  return self->sending_password != NULL ? self->sending_password
                                        : get_saved_secret (self, PR_PROTOCOL_SMTP);
}

static void
give_secrets (PrWizard *self, PrCheck *check)
{
  if (has_own_password (self, PR_PROTOCOL_SMTP))
    pr_check_set_service_secret (check, PR_PROTOCOL_SMTP, get_sending_password (self));
  if (self->password == NULL)
    {
      for (guint i = 0; i < PR_N_PROTOCOLS; i++)
        if (!has_own_password (self, (PrProtocol) i))
          pr_check_set_service_secret (check, (PrProtocol) i,
                                       get_saved_secret (self, (PrProtocol) i));
      return;
    }
  if (wants_token (self))
    pr_check_set_token (check, self->password);
  pr_check_set_password (check, self->password);
}

static void
start_run (PrWizard *self, gboolean send_test_message)
{
  g_autoptr (PrCheck) check = pr_check_new (self->account);

  /* The settings are as the user wants them: no answer that comes now changes them. */
  pr_prefill_stop (self->prefill);
  if (self->accounts != NULL)
    pr_check_set_ca_file (check, pr_accounts_get_ca_file (self->accounts));
  give_secrets (self, check);
  pr_check_set_send_test_message (check, send_test_message);
  self->edited_since_run = FALSE;
  pr_test_run_start (self->run, check);
  set_page (self, PR_PAGE_TEST);
}

/* FALSE if nothing is wrong but that servers are still looked for. */
static gboolean
refuse (PrWizard *self)
{
  const PrFieldFacts facts = get_field_facts (self);
  PrField field;
  PrProtocol protocol;

  pr_field_errors_touch_all (self->errors, &facts);
  update_errors (self);
  set_page (self, PR_PAGE_SETTINGS);
  if (!pr_field_errors_find_first (self->errors, &field, &protocol))
    return FALSE;
  g_signal_emit (self, signals[REFUSED], 0, field, protocol);
  return TRUE;
}

static void
ask_login (PrWizard *self, gboolean then_tests)
{
  self->tests_with_login = then_tests;
  g_signal_emit (self, signals[ASK_LOGIN], 0);
}

static gboolean
lacks_sending_password (PrWizard *self)
{
  PrService *service = get_sending_service (self);

  return pr_service_get_enabled (service) && pr_service_get_auth (service) != PR_AUTH_NONE
         && has_own_password (self, PR_PROTOCOL_SMTP) && get_sending_password (self) == NULL;
}

static PrServiceReport *
find_service_report (PrWizard *self, guint protocol)
{
  PrReport *report = pr_wizard_get_report (self);

  if (report == NULL || protocol >= PR_N_PROTOCOLS)
    return NULL;
  return pr_report_find_service (report, (PrProtocol) protocol);
}

static void
activate_test (GSimpleAction *action G_GNUC_UNUSED,
               GVariant *parameter G_GNUC_UNUSED,
               gpointer user_data)
{
  pr_wizard_test (user_data);
}

static void
activate_cancel (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant *parameter G_GNUC_UNUSED,
                 gpointer user_data)
{
  pr_wizard_cancel (user_data);
}

static void
activate_edit (GSimpleAction *action G_GNUC_UNUSED,
               GVariant *parameter G_GNUC_UNUSED,
               gpointer user_data)
{
  PrWizard *self = user_data;

  pr_wizard_cancel (self);
  set_page (self, PR_PAGE_SETTINGS);
}

/* Back to where it is typed. */
static void
activate_retype_password (GSimpleAction *action G_GNUC_UNUSED,
                          GVariant *parameter G_GNUC_UNUSED,
                          gpointer user_data)
{
  PrWizard *self = user_data;

  pr_wizard_cancel (self);
  set_page (self, PR_PAGE_SETTINGS);
  g_signal_emit (self, signals[REFUSED], 0, PR_FIELD_PASSWORD, PR_PROTOCOL_IMAP);
}

/* What has failed is tried again with it; before that there is perhaps more to be set. */
static void
activate_own_login (GSimpleAction *action G_GNUC_UNUSED,
                    GVariant *parameter G_GNUC_UNUSED,
                    gpointer user_data)
{
  PrWizard *self = user_data;

  ask_login (self, self->page == PR_PAGE_TEST);
}

static void
activate_common_login (GSimpleAction *action G_GNUC_UNUSED,
                       GVariant *parameter G_GNUC_UNUSED,
                       gpointer user_data)
{
  PrWizard *self = user_data;
  PrProtocol incoming = PR_PROTOCOL_IMAP;

  (void) find_saved_password (self, &incoming);
  g_clear_pointer (&self->sending_password, pr_secret_unref);
  pr_saved_secrets_share (self->saved_secrets, incoming, PR_PROTOCOL_SMTP);
  pr_service_set_username (get_sending_service (self), NULL);
  pr_service_set_own_password (get_sending_service (self), FALSE);
}

static void
activate_take_suggestion (GSimpleAction *action G_GNUC_UNUSED,
                          GVariant *parameter G_GNUC_UNUSED,
                          gpointer user_data)
{
  pr_prefill_take_suggestion (((PrWizard *) user_data)->prefill);
}

static void
activate_take_server (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  PrWizard *self = user_data;
  const char *endpoint;
  guint protocol;

  g_variant_get (parameter, "(u&s)", &protocol, &endpoint);
  if (protocol < PR_N_PROTOCOLS)
    (void) pr_prefill_take_server (self->prefill, (PrProtocol) protocol, endpoint);
}

static PrFix *
find_fix (PrWizard *self, guint protocol, guint position)
{
  PrServiceReport *service = find_service_report (self, protocol);
  PrDiagnosis *diagnosis = service != NULL ? pr_service_report_get_diagnosis (service) : NULL;

  return diagnosis != NULL && position < pr_diagnosis_get_n_fixes (diagnosis)
             ? pr_diagnosis_get_fix (diagnosis, position)
             : NULL;
}

/* Takes the change over into the draft. */
static gboolean
apply_change (PrWizard *self, PrFix *fix)
{
  const PrServiceChange *change = fix != NULL ? pr_fix_get_change (fix) : NULL;
  PrService *service;

  if (change == NULL)
    return FALSE;

  service = pr_account_get_service (self->account, change->protocol);
  pr_service_set_enabled (service, TRUE);
  pr_service_apply_change (service, change);
  return TRUE;
}

static void
activate_apply_fix (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  PrWizard *self = user_data;
  GVariantIter iter;
  guint protocol;
  guint position;
  gboolean changed = FALSE;

  g_variant_iter_init (&iter, parameter);
  while (g_variant_iter_next (&iter, "(uu)", &protocol, &position))
    changed |= apply_change (self, find_fix (self, protocol, position));
  if (changed)
    pr_wizard_test (self);
}

/* Exactly the certificate that was shown is trusted, and no other of the same server. */
static void
activate_trust_certificate (GSimpleAction *action G_GNUC_UNUSED,
                            GVariant *parameter,
                            gpointer user_data)
{
  PrWizard *self = user_data;
  guint protocol = g_variant_get_uint32 (parameter);
  PrServiceReport *report = find_service_report (self, protocol);
  PrTlsSession *tls = report == NULL ? NULL : pr_service_report_get_tls (report);

  if (tls == NULL || !pr_tls_session_can_be_trusted (tls))
    return;
  pr_service_set_pinned_certificate (
      pr_account_get_service (self->account, (PrProtocol) protocol),
      pr_certificate_get_sha256 (pr_tls_session_get_certificate (tls, 0)));
  pr_wizard_test (self);
}

static void
activate_forget_certificate (GSimpleAction *action G_GNUC_UNUSED,
                             GVariant *parameter,
                             gpointer user_data)
{
  PrWizard *self = user_data;
  guint protocol = g_variant_get_uint32 (parameter);

  if (protocol < PR_N_PROTOCOLS)
    pr_service_set_pinned_certificate (
        pr_account_get_service (self->account, (PrProtocol) protocol), NULL);
}

static void
hand_out (PrWizard *self, guint signal, const char *text)
{
  g_autoptr (GVariant) leaves_out =
      g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "leave-out-address");
  g_autofree char *left = NULL;

  if (g_variant_get_boolean (leaves_out))
    left = pr_report_leave_out_address (pr_wizard_get_report (self), text);
  g_signal_emit (self, signals[signal], 0, left != NULL ? left : text);
}

static void
hand_out_report (PrWizard *self, guint signal)
{
  PrReport *report = pr_wizard_get_report (self);
  g_autofree char *text = NULL;

  if (report == NULL)
    return;
  text = pr_report_to_text (report, &PR_TEXT_LOOK_PLAIN);
  hand_out (self, signal, text);
}

static void
activate_copy_report (GSimpleAction *action G_GNUC_UNUSED,
                      GVariant *parameter G_GNUC_UNUSED,
                      gpointer user_data)
{
  hand_out_report (user_data, COPY_TEXT);
}

static void
activate_save_report (GSimpleAction *action G_GNUC_UNUSED,
                      GVariant *parameter G_GNUC_UNUSED,
                      gpointer user_data)
{
  hand_out_report (user_data, SAVE_TEXT);
}

static void
activate_copy_transcript (GSimpleAction *action G_GNUC_UNUSED,
                          GVariant *parameter,
                          gpointer user_data)
{
  PrWizard *self = user_data;
  PrServiceReport *service = find_service_report (self, g_variant_get_uint32 (parameter));
  g_autofree char *text = NULL;

  if (service == NULL || pr_service_report_get_transcript (service) == NULL)
    return;
  text = pr_transcript_to_text (pr_service_report_get_transcript (service));
  hand_out (self, COPY_TEXT, text);
}

static void
activate_save (GSimpleAction *action G_GNUC_UNUSED,
               GVariant *parameter G_GNUC_UNUSED,
               gpointer user_data)
{
  pr_wizard_save (user_data);
}

static void
activate_test_message (GSimpleAction *action G_GNUC_UNUSED,
                       GVariant *parameter G_GNUC_UNUSED,
                       gpointer user_data)
{
  PrWizard *self = user_data;

  update_errors (self);
  if (self->can_test)
    start_run (self, TRUE);
  else
    (void) refuse (self);
}

static void
activate_copy_settings (GSimpleAction *action G_GNUC_UNUSED,
                        GVariant *parameter G_GNUC_UNUSED,
                        gpointer user_data)
{
  PrWizard *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrExport) export = pr_export_new (self->account, PR_EXPORT_TEXT, &error);
  g_autofree char *text = NULL;

  if (export == NULL)
    {
      set_save_text (self, error->message);
      return;
    }
  text = pr_export_to_string (export);
  g_signal_emit (self, signals[COPY_TEXT], 0, text);
}

static void
pr_wizard_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrWizard *self = PR_WIZARD (object);

  switch ((PrWizardProperty) property_id)
    {
    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;
    case PROP_PAGE:
      g_value_set_enum (value, (int) self->page);
      break;
    case PROP_REPORT:
      g_value_set_object (value, pr_wizard_get_report (self));
      break;
    case PROP_RUN_STATE:
      g_value_set_enum (value, (int) pr_wizard_get_run_state (self));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, pr_wizard_get_running (self));
      break;
    case PROP_CAN_TEST:
      g_value_set_boolean (value, self->can_test);
      break;
    case PROP_WAITS_FOR_SERVERS:
      g_value_set_boolean (value, self->waits_for_servers);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->saving);
      break;
    case PROP_SAVE_TEXT:
      g_value_set_string (value, self->save_text);
      break;
    case PROP_PASSWORD_SAVED:
      g_value_set_boolean (value, pr_wizard_get_password_saved (self));
      break;
    case PROP_RETEST_TEXT:
      g_value_set_string (value, pr_wizard_get_retest_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_wizard_dispose (GObject *object)
{
  PrWizard *self = PR_WIZARD (object);

  g_clear_object (&self->run);
  g_clear_object (&self->saved_secrets);
  g_clear_object (&self->accounts);
  g_clear_object (&self->prefill);
  g_clear_object (&self->account);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->password, pr_secret_unref);
  g_clear_pointer (&self->sending_password, pr_secret_unref);

  G_OBJECT_CLASS (pr_wizard_parent_class)->dispose (object);
}

static void
pr_wizard_finalize (GObject *object)
{
  PrWizard *self = PR_WIZARD (object);

  pr_field_errors_free (self->errors);
  g_free (self->save_text);

  G_OBJECT_CLASS (pr_wizard_parent_class)->finalize (object);
}

static void
pr_wizard_class_init (PrWizardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_wizard_get_property;
  object_class->dispose = pr_wizard_dispose;
  object_class->finalize = pr_wizard_finalize;

  properties[PROP_ACCOUNT] =
      g_param_spec_object ("account", NULL, NULL, PR_TYPE_ACCOUNT, flags);
  properties[PROP_PAGE] =
      g_param_spec_enum ("page", NULL, NULL, PR_TYPE_PAGE, PR_PAGE_SETTINGS, flags);
  properties[PROP_REPORT] = g_param_spec_object ("report", NULL, NULL, PR_TYPE_REPORT, flags);
  properties[PROP_RUN_STATE] =
      g_param_spec_enum ("run-state", NULL, NULL, PR_TYPE_RUN_STATE, PR_RUN_NONE, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_TEST] = g_param_spec_boolean ("can-test", NULL, NULL, FALSE, flags);
  properties[PROP_WAITS_FOR_SERVERS] =
      g_param_spec_boolean ("waits-for-servers", NULL, NULL, FALSE, flags);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  properties[PROP_SAVE_TEXT] = g_param_spec_string ("save-text", NULL, NULL, NULL, flags);
  properties[PROP_PASSWORD_SAVED] =
      g_param_spec_boolean ("password-saved", NULL, NULL, FALSE, flags);
  properties[PROP_RETEST_TEXT] = g_param_spec_string ("retest-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PrWizard::field-errors-changed:
   *
   * What pr_wizard_get_field_error() says of some field is different now.
   */
  signals[FIELD_ERRORS_CHANGED] =
      g_signal_new ("field-errors-changed", PR_TYPE_WIZARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  /**
   * PrWizard::refused:
   * @field: the first field that is wrong
   * @protocol: of which service
   *
   * A test was asked for and cannot begin before that field is right, or the test that was has found
   * that it is not.
   */
  signals[REFUSED] = g_signal_new ("refused", PR_TYPE_WIZARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, PR_TYPE_FIELD, PR_TYPE_PROTOCOL);

  /**
   * PrWizard::ask-login:
   *
   * The user is to be asked for the user name and password of outgoing mail, for
   * pr_wizard_set_sending_login().
   */
  signals[ASK_LOGIN] = g_signal_new ("ask-login", PR_TYPE_WIZARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);

  /**
   * PrWizard::save-text:
   * @text: plain text without secrets
   *
   * The text is to go to a file that the user chooses.
   */
  signals[SAVE_TEXT] = g_signal_new ("save-text", PR_TYPE_WIZARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PrWizard::copy-text:
   * @text: plain text without secrets
   *
   * The text is to go to the clipboard.
   */
  signals[COPY_TEXT] = g_signal_new ("copy-text", PR_TYPE_WIZARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pr_wizard_init (PrWizard *self)
{
  static const GActionEntry entries[] = {
    { .name = "test", .activate = activate_test },
    { .name = "cancel", .activate = activate_cancel },
    { .name = "edit", .activate = activate_edit },
    { .name = "retype-password", .activate = activate_retype_password },
    { .name = "own-login", .activate = activate_own_login },
    { .name = "common-login", .activate = activate_common_login },
    { .name = "take-suggestion", .activate = activate_take_suggestion },
    { .name = "take-server", .activate = activate_take_server, .parameter_type = "(us)" },
    { .name = "apply-fix", .activate = activate_apply_fix, .parameter_type = "a(uu)" },
    { .name = "trust-certificate", .activate = activate_trust_certificate, .parameter_type = "u" },
    { .name = "forget-certificate", .activate = activate_forget_certificate, .parameter_type = "u" },
    { .name = "leave-out-address", .state = "false" },
    { .name = "copy-report", .activate = activate_copy_report },
    { .name = "save-report", .activate = activate_save_report },
    { .name = "copy-transcript", .activate = activate_copy_transcript, .parameter_type = "u" },
    { .name = "save", .activate = activate_save },
    { .name = "test-message", .activate = activate_test_message },
    { .name = "copy-settings", .activate = activate_copy_settings },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  set_enabled (self, "cancel", FALSE);
  set_enabled (self, "edit", FALSE);
  set_enabled (self, "leave-out-address", FALSE);
  set_enabled (self, "copy-report", FALSE);
  set_enabled (self, "save-report", FALSE);
  set_enabled (self, "save", FALSE);

  self->account = pr_account_new ();
  self->errors = pr_field_errors_new (self->account);
  self->saved_secrets = pr_saved_secrets_new ();
  g_signal_connect_object (self->saved_secrets, "notify::looking-up",
                           G_CALLBACK (on_looking_up_changed), self, G_CONNECT_SWAPPED);
  self->prefill = pr_prefill_new (self->account);
  g_signal_connect_object (self->prefill, "notify::searching", G_CALLBACK (on_searching_changed),
                           self, G_CONNECT_SWAPPED);
  self->run = pr_test_run_new ();
  g_signal_connect_object (self->run, "notify::report", G_CALLBACK (on_report_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "notify::state", G_CALLBACK (on_run_state_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "notify::retest-text", G_CALLBACK (on_retest_text_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "finished", G_CALLBACK (on_run_finished), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->account, "notify", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_signal_connect_object (pr_account_get_service (self->account, (PrProtocol) i), "notify",
                             G_CALLBACK (on_draft_changed), self, G_CONNECT_SWAPPED);
}

/**
 * pr_wizard_new:
 *
 * Returns: (transfer full): a wizard with an empty draft, on its first page
 */
PrWizard *
pr_wizard_new (void)
{
  return g_object_new (PR_TYPE_WIZARD, NULL);
}

/**
 * pr_wizard_get_account:
 *
 * Returns: (transfer none): the draft, to be edited directly; the wizard notices
 */
PrAccount *
pr_wizard_get_account (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), NULL);
  return self->account;
}

/**
 * pr_wizard_get_prefill:
 *
 * Returns: (transfer none): what fills in the draft's servers, and knows about its provider
 */
PrPrefill *
pr_wizard_get_prefill (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), NULL);
  return self->prefill;
}

/**
 * pr_wizard_get_page:
 *
 * Returns: what the window is to show
 */
PrPage
pr_wizard_get_page (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), PR_PAGE_SETTINGS);
  return self->page;
}

/**
 * pr_wizard_get_report:
 *
 * Returns: (transfer none) (nullable): what the present or last run found, %NULL before the first
 */
PrReport *
pr_wizard_get_report (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), NULL);
  return pr_test_run_get_report (self->run);
}

/**
 * pr_wizard_get_run_state:
 *
 * Returns: how far the present or last run is
 */
PrRunState
pr_wizard_get_run_state (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), PR_RUN_NONE);
  return pr_test_run_get_state (self->run);
}

/**
 * pr_wizard_get_running:
 *
 * Returns: %TRUE while a test runs
 */
gboolean
pr_wizard_get_running (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), FALSE);
  return pr_test_run_get_state (self->run) == PR_RUN_RUNNING;
}

/**
 * pr_wizard_get_can_test:
 *
 * Returns: %TRUE if no field is wrong, also among those that nobody has touched yet
 */
gboolean
pr_wizard_get_can_test (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), FALSE);
  return self->can_test;
}

/**
 * pr_wizard_get_retest_text:
 *
 * Returns: (transfer none) (nullable): the offer to test again, where the last test failed for want of
 *   a network and there is one now
 */
const char *
pr_wizard_get_retest_text (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), NULL);
  return pr_test_run_get_retest_text (self->run);
}

/**
 * pr_wizard_get_waits_for_servers:
 *
 * Returns: %TRUE if a test was asked for, and begins when the servers are found
 */
gboolean
pr_wizard_get_waits_for_servers (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), FALSE);
  return self->waits_for_servers;
}

/**
 * pr_wizard_is_untouched:
 *
 * Returns: %TRUE if nothing has been typed yet, so that the window can be used for another address
 */
gboolean
pr_wizard_is_untouched (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), FALSE);
  return !self->edited;
}

/**
 * pr_wizard_would_lose:
 *
 * Returns: %TRUE if something has been typed that would be gone with the wizard
 */
gboolean
pr_wizard_would_lose (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), FALSE);

  if (!self->edited)
    return FALSE;
  if (self->password != NULL || *pr_account_get_address (self->account) != '\0'
      || *pr_account_get_display_name (self->account) != '\0')
    return TRUE;
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (*pr_service_get_host (pr_account_get_service (self->account, (PrProtocol) i)) != '\0')
      return TRUE;
  return FALSE;
}

/**
 * pr_wizard_get_actions:
 *
 * Returns: (transfer none): the actions, for the prefix “wizard”
 */
GActionGroup *
pr_wizard_get_actions (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

/**
 * pr_wizard_start_with_provider:
 * @provider: where the account is
 *
 * The servers of @provider are filled in with any address that is typed.
 */
void
pr_wizard_start_with_provider (PrWizard *self, PrProvider *provider)
{
  g_return_if_fail (PR_IS_WIZARD (self));
  g_return_if_fail (PR_IS_PROVIDER (provider));

  pr_prefill_set_provider (self->prefill, provider);
  self->edited = FALSE;
}

/**
 * pr_wizard_start_with_address:
 * @address: whose account is to be set up, a valid address
 *
 * Puts @address into the draft, so that the next thing to type is the password. That nobody has
 * typed it here does not make the wizard a touched one.
 */
void
pr_wizard_start_with_address (PrWizard *self, const char *address)
{
  g_return_if_fail (PR_IS_WIZARD (self));
  g_return_if_fail (address != NULL);

  pr_account_set_address (self->account, address);
  self->edited = FALSE;
}

/* --- An account that is saved --- */

static void
copy_settings (PrAccount *to, PrAccount *from)
{
  pr_account_set_display_name (to, pr_account_get_display_name (from));
  pr_account_set_address (to, pr_account_get_address (from));
  pr_account_set_provider_id (to, pr_account_get_provider_id (from));
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    pr_service_assign (pr_account_get_service (to, (PrProtocol) i),
                       pr_account_get_service (from, (PrProtocol) i));
}

/**
 * pr_wizard_set_accounts:
 * @accounts: where the account is saved; set once
 */
void
pr_wizard_set_accounts (PrWizard *self, PrAccounts *accounts)
{
  g_return_if_fail (PR_IS_WIZARD (self));
  g_return_if_fail (PR_IS_ACCOUNTS (accounts));
  g_return_if_fail (self->accounts == NULL);

  self->accounts = g_object_ref (accounts);
  set_enabled (self, "save", TRUE);
}

/**
 * pr_wizard_start_with_account:
 * @account: a saved account
 * @as_new: whether another account with the same settings is to be made, and not this one edited
 *
 * Puts its settings into the draft. Its saved password is looked up, and used until one is typed.
 */
void
pr_wizard_start_with_account (PrWizard *self, PrAccount *account, gboolean as_new)
{
  g_return_if_fail (PR_IS_WIZARD (self));
  g_return_if_fail (PR_IS_ACCOUNT (account));
  g_return_if_fail (self->accounts != NULL);

  pr_prefill_keep_all (self->prefill);
  if (as_new)
    copy_settings (self->account, account);
  else
    pr_account_assign (self->account, account);
  self->edited = FALSE;
  pr_saved_secrets_look_up (self->saved_secrets, pr_accounts_get_passwords (self->accounts),
                            self->account);
}

/**
 * pr_wizard_get_is_saved:
 *
 * Returns: %TRUE if the draft is of an account that is saved
 */
gboolean
pr_wizard_get_is_saved (PrWizard *self)
{
  const char *id;

  g_return_val_if_fail (PR_IS_WIZARD (self), FALSE);

  id = pr_account_get_id (self->account);
  return id != NULL && *id != '\0';
}

/**
 * pr_wizard_get_password_saved:
 *
 * Returns: %TRUE if there is a saved password that is used, as none has been typed
 */
gboolean
pr_wizard_get_password_saved (PrWizard *self)
{
  PrProtocol protocol;

  g_return_val_if_fail (PR_IS_WIZARD (self), FALSE);

  return self->password == NULL && !pr_saved_secrets_get_looking_up (self->saved_secrets)
         && find_saved_password (self, &protocol);
}

/**
 * pr_wizard_get_saving:
 *
 * Returns: %TRUE while the account is being saved
 */
gboolean
pr_wizard_get_saving (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), FALSE);
  return self->saving;
}

/**
 * pr_wizard_get_save_text:
 *
 * Returns: (transfer none) (nullable): why the account could not be saved, or what has to be known of
 *   its password
 */
const char *
pr_wizard_get_save_text (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), NULL);
  return self->save_text;
}

static void
set_saving (PrWizard *self, gboolean saving)
{
  self->saving = saving;
  set_enabled (self, "save", !saving);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autofree char *text = NULL;
  g_autoptr (PrAccount) saved =
      pr_accounts_save_finish (PR_ACCOUNTS (source), result, &note, &error);

  if (saved == NULL)
    {
      set_saving (self, FALSE);
      /* translators: %s is the system’s reason */
      text = g_strdup_printf (_("The account could not be saved: %s"), error->message);
      set_save_text (self, text);
      return;
    }
  if (pr_wizard_get_run_state (self) == PR_RUN_FINISHED && !self->edited_since_run)
    keep_report (self, saved);
  pr_account_assign (self->account, saved);
  pr_saved_secrets_follow (self->saved_secrets, saved);
  self->edited = FALSE;
  set_saving (self, FALSE);
  set_save_text (self, note);
  set_page (self, PR_PAGE_SAVED);
}

/* What is typed; else what the service was tested with, where that is not saved under its login yet. A
 * copy of an account saves what it shares with the first once more, which may be about to go. */
static PrSecret *
get_secret_to_save (PrWizard *self, PrProtocol protocol)
{
  PrSecret *typed = has_own_password (self, protocol) ? self->sending_password : self->password;

  if (typed != NULL
      || (pr_wizard_get_is_saved (self)
          && pr_saved_secrets_is_saved_as (self->saved_secrets, self->account, protocol)))
    return typed;
  return get_saved_secret (self, protocol);
}

/**
 * pr_wizard_save:
 *
 * Saves the account with its password, and with the result of the test if nothing has been changed
 * since; as soon as it is known what is saved already. Where a field is wrong it goes to the settings
 * instead and emits #PrWizard::refused.
 */
void
pr_wizard_save (PrWizard *self)
{
  PrSecret *secrets[PR_N_PROTOCOLS];
  PrReport *report = NULL;

  g_return_if_fail (PR_IS_WIZARD (self));

  if (self->accounts == NULL || self->saving)
    return;
  /* What is saved may have to be saved under another name. */
  self->saves_when_found = pr_saved_secrets_get_looking_up (self->saved_secrets);
  if (self->saves_when_found)
    return;
  update_errors (self);
  if (!self->can_test)
    {
      (void) refuse (self);
      return;
    }
  /* What was found of the account as it is saved is among its results already. */
  if (pr_wizard_get_run_state (self) == PR_RUN_FINISHED && !self->edited_since_run
      && (self->edited || !pr_wizard_get_is_saved (self)))
    report = pr_wizard_get_report (self);
  tidy_address (self);
  if (pr_prefill_get_provider (self->prefill) != NULL)
    pr_account_set_provider_id (self->account,
                                pr_provider_get_id (pr_prefill_get_provider (self->prefill)));
  set_save_text (self, NULL);
  set_saving (self, TRUE);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    secrets[i] = get_secret_to_save (self, (PrProtocol) i);
  pr_accounts_save_async (self->accounts, self->account, secrets, report, on_saved,
                          g_object_ref (self));
}

/**
 * pr_wizard_set_password:
 * @password: (nullable): what is typed so far
 */
void
pr_wizard_set_password (PrWizard *self, PrSecret *password)
{
  g_return_if_fail (PR_IS_WIZARD (self));

  g_clear_pointer (&self->password, pr_secret_unref);
  self->password = password != NULL ? pr_secret_ref (password) : NULL;
  on_draft_changed (self);
}

/**
 * pr_wizard_set_sending_login:
 * @username: what outgoing mail signs in as; empty for the address
 * @password: what it alone signs in with
 *
 * Incoming mail keeps its own. Where a test asked for it, that is run again.
 */
void
pr_wizard_set_sending_login (PrWizard *self, const char *username, PrSecret *password)
{
  PrService *service;

  g_return_if_fail (PR_IS_WIZARD (self));
  g_return_if_fail (password != NULL);

  service = get_sending_service (self);
  g_clear_pointer (&self->sending_password, pr_secret_unref);
  self->sending_password = pr_secret_ref (password);
  pr_service_set_username (
      service,
      g_str_equal (username, pr_account_get_address (self->account)) ? NULL : username);
  pr_service_set_own_password (service, TRUE);
  on_draft_changed (self);
  if (self->tests_with_login)
    pr_wizard_test (self);
}

/**
 * pr_wizard_touch:
 * @field: a field
 * @protocol: of which service; said of no field of the account
 *
 * The user has left a field: from now on what is wrong there is said. Before that it would be a
 * reproach for not having typed yet. What was pasted there and belongs elsewhere, such as a name beside
 * the address or a port behind the server, goes there.
 */
void
pr_wizard_touch (PrWizard *self, PrField field, PrProtocol protocol)
{
  g_return_if_fail (PR_IS_WIZARD (self));
  g_return_if_fail (field < PR_N_FIELDS && protocol < PR_N_PROTOCOLS);

  pr_field_errors_touch (self->errors, field, protocol);
  if (field == PR_FIELD_ADDRESS)
    tidy_address (self);
  if (field == PR_FIELD_HOST)
    pr_service_tidy_host (pr_account_get_service (self->account, protocol));
  update_errors (self);
}

/**
 * pr_wizard_get_field_error:
 * @field: a field
 * @protocol: of which service; said of no field of the account
 *
 * Returns: (transfer none) (nullable): what is wrong with it, a sentence for people; %NULL if
 *   nothing is, or the user has not been there yet
 */
const char *
pr_wizard_get_field_error (PrWizard *self, PrField field, PrProtocol protocol)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), NULL);
  g_return_val_if_fail (field < PR_N_FIELDS && protocol < PR_N_PROTOCOLS, NULL);

  return pr_field_errors_get (self->errors, field, protocol);
}

/**
 * pr_wizard_get_n_field_errors:
 *
 * Returns: of how many fields pr_wizard_get_field_error() has something to say
 */
guint
pr_wizard_get_n_field_errors (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), 0);
  return pr_field_errors_get_n_shown (self->errors);
}

/**
 * pr_wizard_test:
 *
 * Starts a test of the draft and goes to its page; a test that still runs is cancelled. Where a
 * field is wrong it goes to the settings instead and emits #PrWizard::refused; where nothing is missing
 * but servers that are still looked for, it begins when they are found; where only the password for
 * sending is missing, it emits #PrWizard::ask-login.
 *
 * Returns: %TRUE if the test has begun
 */
gboolean
pr_wizard_test (PrWizard *self)
{
  g_return_val_if_fail (PR_IS_WIZARD (self), FALSE);

  /* Whether they are there, and what they are, is known in a moment. */
  self->tests_when_found =
      pr_saved_secrets_get_looking_up (self->saved_secrets) && self->password == NULL;
  if (self->tests_when_found)
    return FALSE;
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    pr_service_tidy_host (pr_account_get_service (self->account, (PrProtocol) i));
  update_errors (self);
  if (!self->can_test)
    {
      pr_wizard_cancel (self);
      set_waits_for_servers (self, !refuse (self));
      return FALSE;
    }
  if (lacks_sending_password (self))
    {
      pr_wizard_cancel (self);
      ask_login (self, TRUE);
      return FALSE;
    }
  tidy_address (self);
  start_run (self, FALSE);
  return TRUE;
}

/**
 * pr_wizard_cancel:
 *
 * Ends the run at once, if there is one: nothing is waited for, and another can be started
 * immediately. What it found so far stays.
 */
void
pr_wizard_cancel (PrWizard *self)
{
  g_return_if_fail (PR_IS_WIZARD (self));

  pr_test_run_cancel (self->run);
}

/**
 * pr_wizard_show_report:
 * @report: what an earlier run found, ended
 *
 * Shows that report as if the run had just ended. A test that still runs is cancelled.
 */
void
pr_wizard_show_report (PrWizard *self, PrReport *report)
{
  g_return_if_fail (PR_IS_WIZARD (self));
  g_return_if_fail (PR_IS_REPORT (report));

  pr_test_run_show (self->run, report);
  set_page (self, PR_PAGE_TEST);
}

/**
 * pr_wizard_apply_fix:
 * @fix: one of kind “change”; of others nothing comes
 *
 * Changes the draft as @fix says and tests it again. It never gives the user's leave to send the
 * password without encryption.
 */
void
pr_wizard_apply_fix (PrWizard *self, PrFix *fix)
{
  g_return_if_fail (PR_IS_WIZARD (self));
  g_return_if_fail (PR_IS_FIX (fix));

  if (apply_change (self, fix))
    pr_wizard_test (self);
}
