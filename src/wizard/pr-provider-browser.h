/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-own-provider.h"

G_BEGIN_DECLS

/**
 * PrProviderFilter:
 * @PR_PROVIDER_FILTER_IMAP: offers IMAP
 * @PR_PROVIDER_FILTER_POP3: offers POP3
 * @PR_PROVIDER_FILTER_OAUTH2: signs in through the browser
 * @PR_PROVIDER_FILTER_APP_PASSWORD: wants a password made for each program
 *
 * What a provider must have to be shown. All that are chosen count.
 */
typedef enum
{
  PR_PROVIDER_FILTER_IMAP = 1 << 0,
  PR_PROVIDER_FILTER_POP3 = 1 << 1,
  PR_PROVIDER_FILTER_OAUTH2 = 1 << 2,
  PR_PROVIDER_FILTER_APP_PASSWORD = 1 << 3,
} PrProviderFilter;

/**
 * PrProviderBrowser:
 *
 * The providers that are known, as somebody looks through them. A #GListModel of #PrProvider: those
 * that match the query and the filters, best first. Searching takes a millisecond or two, so it is
 * done at once. Main context.
 *
 * Properties, notified: `query`, `selected` (#PrProvider or %NULL), `opened` (whether the details of
 * the selected one are to be seen where there is no room for both), and read-only `n-matches`.
 *
 * Actions, in pr_provider_browser_get_actions(): `filter-imap`, `filter-pop3`, `filter-oauth2` and
 * `filter-app-password`, each with a boolean state; `clear` (shows all again); of the selected
 * provider `copy-settings`, `copy-correction`, and `copy` with any text as its target.
 */
#define PR_TYPE_PROVIDER_BROWSER (pr_provider_browser_get_type ())
G_DECLARE_FINAL_TYPE (PrProviderBrowser, pr_provider_browser, PR, PROVIDER_BROWSER, GObject)

PrProviderBrowser *pr_provider_browser_new (PrPresets *presets);

PrPresets *pr_provider_browser_get_presets (PrProviderBrowser *self);
void pr_provider_browser_set_presets (PrProviderBrowser *self, PrPresets *presets);
const char *pr_provider_browser_get_query (PrProviderBrowser *self);
void pr_provider_browser_set_query (PrProviderBrowser *self, const char *query);
PrProviderFilter pr_provider_browser_get_filters (PrProviderBrowser *self);
void pr_provider_browser_set_filters (PrProviderBrowser *self, PrProviderFilter filters);
PrProvider *pr_provider_browser_get_selected (PrProviderBrowser *self);
void pr_provider_browser_set_selected (PrProviderBrowser *self, PrProvider *provider);
gboolean pr_provider_browser_get_opened (PrProviderBrowser *self);
void pr_provider_browser_set_opened (PrProviderBrowser *self, gboolean opened);
void pr_provider_browser_open (PrProviderBrowser *self, PrProvider *provider);

void pr_provider_browser_save_own_async (PrProviderBrowser *self,
                                         PrOwnProvider *own,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean pr_provider_browser_save_own_finish (PrProviderBrowser *self,
                                              GAsyncResult *result,
                                              GError **error);
void pr_provider_browser_delete_own_async (PrProviderBrowser *self,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean pr_provider_browser_delete_own_finish (PrProviderBrowser *self,
                                                GAsyncResult *result,
                                                GError **error);
GActionGroup *pr_provider_browser_get_actions (PrProviderBrowser *self);

G_END_DECLS
