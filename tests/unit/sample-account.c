/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-account.h"

/**
 * sample_account_new:
 * @address: its address
 *
 * Returns: (transfer full): an account that nobody has saved, with IMAP and SMTP
 */
PrAccount *
sample_account_new (const char *address)
{
  PrAccount *account = pr_account_new ();

  pr_account_set_address (account, address);
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_IMAP), "imap.example.org");
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_SMTP), "smtp.example.org");
  return account;
}
