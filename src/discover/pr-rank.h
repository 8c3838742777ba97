/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-candidate.h"

G_BEGIN_DECLS

/**
 * PrRank:
 * @PR_RANK_OWN: presets of the user and the administrator
 * @PR_RANK_OWNER: what the domain's owner publishes over https
 * @PR_RANK_COLLECTED: the shipped presets and Thunderbird's collection; and what an owner sends on to
 *   another domain for
 * @PR_RANK_DNS: unsigned DNS, and plain http
 * @PR_RANK_WEB_HOSTER: a page of the web server, where the domain's mail is delivered to somebody else
 *   who is known
 * @PR_RANK_PARENT: the preset of the domain above
 * @PR_RANK_GUESS: the usual names
 * @PR_RANK_NAME_SERVER: whoever runs the name servers. Below a guess: servers of the domain's own
 *   that answer say more than that somebody else, who may only keep the name, has servers too
 *
 * How good a source is.
 */
typedef enum
{
  PR_RANK_OWN,
  PR_RANK_OWNER,
  PR_RANK_COLLECTED,
  PR_RANK_DNS,
  PR_RANK_WEB_HOSTER,
  PR_RANK_PARENT,
  PR_RANK_GUESS,
  PR_RANK_NAME_SERVER,
} PrRank;

guint pr_rank_with_order (PrRank rank, PrSource source, guint order);
guint pr_rank_get_order (guint number);

G_END_DECLS
