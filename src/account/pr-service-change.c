/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service-change.h"

/**
 * pr_service_apply_change:
 * @self: the service of the change's protocol
 * @change: new settings
 *
 * Sets what @change names, and nothing else: neither whether the account uses the service, nor what
 * the user alone may say, such as the leave to send the password without encryption. A port stays
 * where only the security changes. Thread: any, on a service that no other thread has.
 */
void
pr_service_apply_change (PrService *self, const PrServiceChange *change)
{
  g_return_if_fail (PR_IS_SERVICE (self));
  g_return_if_fail (change != NULL && change->protocol == pr_service_get_protocol (self));

  if ((change->fields & PR_SERVICE_HOST) != 0)
    pr_service_set_host (self, change->host);
  if ((change->fields & PR_SERVICE_PORT) != 0)
    pr_service_set_port (self, change->port);
  if ((change->fields & PR_SERVICE_SECURITY) != 0)
    pr_service_set_security (self, change->security);
  if ((change->fields & PR_SERVICE_USERNAME) != 0)
    pr_service_set_username (self, change->username);
  if ((change->fields & PR_SERVICE_AUTH) != 0)
    pr_service_set_auth (self, change->auth);
}

/**
 * pr_service_get_settings:
 * @self: a service whose port is one
 *
 * Returns: all that a change could change, as it is now; its strings belong to @self and last until
 *   they are changed
 */
PrServiceChange
pr_service_get_settings (PrService *self)
{
  PrServiceChange settings = { 0 };

  g_return_val_if_fail (PR_IS_SERVICE (self), settings);

  settings.protocol = pr_service_get_protocol (self);
  settings.fields = PR_SERVICE_HOST | PR_SERVICE_PORT | PR_SERVICE_SECURITY | PR_SERVICE_USERNAME
                    | PR_SERVICE_AUTH;
  settings.host = pr_service_get_host (self);
  settings.port = (guint16) pr_service_get_port (self);
  settings.security = pr_service_get_security (self);
  settings.username = pr_service_get_username (self);
  settings.auth = pr_service_get_auth (self);
  return settings;
}
