/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-accounts.h"
#include "pr-check.h"
#include "pr-field.h"
#include "pr-prefill.h"
#include "pr-verdict.h"

G_BEGIN_DECLS

/**
 * PrPage:
 * @PR_PAGE_SETTINGS: what is to be tested
 * @PR_PAGE_TEST: the test, live, and what it found
 * @PR_PAGE_SAVED: the account is saved: what now
 *
 * What the window shows; the nick is the name of the page in the window's stack.
 */
typedef enum
{
  PR_PAGE_SETTINGS,
  PR_PAGE_TEST,
  PR_PAGE_SAVED,
} PrPage;

#define PR_TYPE_PAGE (pr_page_get_type ())

GType pr_page_get_type (void) G_GNUC_CONST;

/**
 * PrWizard:
 *
 * What the window does, without its widgets: the draft account, the password, the checks of what is
 * typed, the test and its end, and fixes applied to the draft. Main context.
 *
 * Properties, read-only and notified: `account`, `page`, `report` (of the last or present run),
 * `run-state`, `running`, `can-test`, `waits-for-servers` (whether a test begins when they are found),
 * `saving`, `save-text` (what came of saving: what is wrong, or what has to be known of the password;
 * %NULL for neither), `password-saved` (whether a saved password is used unless one is typed),
 * `retest-text` (the offer to test again, as the network is back, or %NULL).
 *
 * Actions, in pr_wizard_get_actions(): `test`, `cancel`, `edit` (back to the settings), `retype-password`,
 * `own-login` (asks for a login of outgoing mail alone), `common-login` (it signs in as incoming mail does),
 * `take-suggestion` (the address that was perhaps meant), `take-server` (one of those that were found)
 * with the target (protocol, endpoint) as `(us)`, `apply-fix` with a target (protocol, position of the
 * fix) for each fix as `a(uu)`: all are applied before one test; `copy-report`, `save-report`, and
 * `copy-transcript` with the protocol as `u`; `leave-out-address`, whose state says whether these three
 * do so; `save`,
 * `test-message` (tests by sending a message to oneself), `copy-settings`.
 */
#define PR_TYPE_WIZARD (pr_wizard_get_type ())
G_DECLARE_FINAL_TYPE (PrWizard, pr_wizard, PR, WIZARD, GObject)

PrWizard *pr_wizard_new (void);

void pr_wizard_set_accounts (PrWizard *self, PrAccounts *accounts);

PrAccount *pr_wizard_get_account (PrWizard *self);
PrPrefill *pr_wizard_get_prefill (PrWizard *self);
PrPage pr_wizard_get_page (PrWizard *self);
PrReport *pr_wizard_get_report (PrWizard *self);
PrRunState pr_wizard_get_run_state (PrWizard *self);
gboolean pr_wizard_get_running (PrWizard *self);
gboolean pr_wizard_get_can_test (PrWizard *self);
gboolean pr_wizard_get_waits_for_servers (PrWizard *self);
const char *pr_wizard_get_retest_text (PrWizard *self);
gboolean pr_wizard_is_untouched (PrWizard *self);
gboolean pr_wizard_would_lose (PrWizard *self);
GActionGroup *pr_wizard_get_actions (PrWizard *self);

void pr_wizard_start_with_provider (PrWizard *self, PrProvider *provider);
void pr_wizard_start_with_address (PrWizard *self, const char *address);
void pr_wizard_start_with_account (PrWizard *self, PrAccount *account, gboolean as_new);
gboolean pr_wizard_get_is_saved (PrWizard *self);
gboolean pr_wizard_get_password_saved (PrWizard *self);
gboolean pr_wizard_get_saving (PrWizard *self);
const char *pr_wizard_get_save_text (PrWizard *self);
void pr_wizard_set_password (PrWizard *self, PrSecret *password);
void pr_wizard_set_sending_login (PrWizard *self, const char *username, PrSecret *password);
void pr_wizard_touch (PrWizard *self, PrField field, PrProtocol protocol);
const char *pr_wizard_get_field_error (PrWizard *self, PrField field, PrProtocol protocol);
guint pr_wizard_get_n_field_errors (PrWizard *self);

gboolean pr_wizard_test (PrWizard *self);
void pr_wizard_cancel (PrWizard *self);
void pr_wizard_save (PrWizard *self);
void pr_wizard_show_report (PrWizard *self, PrReport *report);
void pr_wizard_apply_fix (PrWizard *self, PrFix *fix);

G_END_DECLS
