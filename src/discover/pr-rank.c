/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-rank.h"

/* Room for the order within a source, then for the source within a rank. */
#define ORDERS_PER_SOURCE 100
#define SOURCES_PER_RANK 100

/**
 * pr_rank_with_order:
 *
 * Returns: one number for rank, source and order within it; the best is the least
 */
guint
pr_rank_with_order (PrRank rank, PrSource source, guint order)
{
  return ((guint) rank * SOURCES_PER_RANK + (guint) source) * ORDERS_PER_SOURCE
         + MIN (order, ORDERS_PER_SOURCE - 1);
}

/**
 * pr_rank_get_order:
 * @number: from pr_rank_with_order()
 *
 * Returns: the order within the source
 */
guint
pr_rank_get_order (guint number)
{
  return number % ORDERS_PER_SOURCE;
}
