/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-provider-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrProviderEditor:
 *
 * A modal window with a provider of one's own: name, domains and servers.
 */
#define PR_TYPE_PROVIDER_EDITOR (pr_provider_editor_get_type ())
G_DECLARE_FINAL_TYPE (PrProviderEditor, pr_provider_editor, PR, PROVIDER_EDITOR, GtkWindow)

GtkWindow *
pr_provider_editor_new (GtkWindow *parent, PrProviderBrowser *browser, PrProvider *provider);

G_END_DECLS
