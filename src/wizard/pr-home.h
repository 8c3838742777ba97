/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-accounts.h"
#include "pr-demo.h"
#include "pr-error-list.h"
#include "pr-import-offers.h"
#include "pr-provider-browser.h"
#include "pr-wizard.h"

G_BEGIN_DECLS

/**
 * PrPlace:
 * @PR_PLACE_ACCOUNTS: the saved accounts, and from there setting one up
 * @PR_PLACE_PROVIDERS: what is known of mail providers
 * @PR_PLACE_EXPLAIN: what an error text means
 *
 * The places of the window. The nick is the target of the action `place`.
 */
typedef enum
{
  PR_PLACE_ACCOUNTS,
  PR_PLACE_PROVIDERS,
  PR_PLACE_EXPLAIN,
} PrPlace;

#define PR_N_PLACES 3

#define PR_TYPE_PLACE (pr_place_get_type ())

GType pr_place_get_type (void) G_GNUC_CONST;

const char *pr_place_get_label (PrPlace place);

/**
 * PrHome:
 *
 * What the window as a whole does, without its widgets: which place is shown, and the account that
 * is being set up, which belongs to %PR_PLACE_ACCOUNTS and waits there while another place is looked
 * at. Main context.
 *
 * Properties, read-only and notified: `place`, `setup` (the #PrWizard, or %NULL), `opened` (the
 * #PrAccountEntry whose page is open, or %NULL), `can-go-back`, `title`.
 *
 * Actions, in pr_home_get_actions(): `place` with the nick of the place as its state; `add-account`;
 * `open-account`, `edit-account`, `duplicate-account` and `show-report`, each with an account's id;
 * `set-up-here` with a provider's id; `find`, which goes to the search of the providers; `back`, one
 * step back, and at last out of setting up; `escape`, which cancels a test, and else does as `back`.
 */
#define PR_TYPE_HOME (pr_home_get_type ())
G_DECLARE_FINAL_TYPE (PrHome, pr_home, PR, HOME, GObject)

PrHome *pr_home_new (PrAccounts *accounts);
PrHome *pr_home_new_for_demo (PrDemo *demo);
PrDemo *pr_home_get_demo (PrHome *self);
GListModel *pr_home_get_offers (PrHome *self);

PrAccounts *pr_home_get_accounts (PrHome *self);
PrAccountEntry *pr_home_get_opened (PrHome *self);
gboolean pr_home_shows_account (PrHome *self);

PrPlace pr_home_get_place (PrHome *self);
void pr_home_set_place (PrHome *self, PrPlace place);
PrWizard *pr_home_get_setup (PrHome *self);
gboolean pr_home_shows_setup (PrHome *self);
gboolean pr_home_shows_provider (PrHome *self);
PrProviderBrowser *pr_home_get_browser (PrHome *self);
PrErrorList *pr_home_get_errors (PrHome *self);
void pr_home_set_folded (PrHome *self, gboolean folded);
gboolean pr_home_get_can_go_back (PrHome *self);
const char *pr_home_get_title (PrHome *self);
gboolean pr_home_is_untouched (PrHome *self);
GActionGroup *pr_home_get_actions (PrHome *self);

void pr_home_start_setup (PrHome *self, const char *address);
void pr_home_tell (PrHome *self, const char *text);
void pr_home_close (PrHome *self);
void pr_home_discard (PrHome *self);
void pr_home_keep (PrHome *self);

G_END_DECLS
