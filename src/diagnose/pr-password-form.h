/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-secret.h"

G_BEGIN_DECLS

gboolean pr_password_form_is_app_password (const PrSecret *password);
gboolean pr_password_form_is_refused (const PrSecret *password, const char *host);

G_END_DECLS
