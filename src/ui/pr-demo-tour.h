/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-window.h"

G_BEGIN_DECLS

void pr_demo_tour_start (PrWindow *window, const char *folder);

G_END_DECLS
