/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account.h"

struct _PrAccount
{
  GObject parent_instance;

  char *display_name;
  char *address;
  PrService *services[PR_N_PROTOCOLS];
};

typedef enum
{
  PROP_DISPLAY_NAME = 1,
  PROP_ADDRESS,
} PrAccountProperty;

static GParamSpec *properties[PROP_ADDRESS + 1];

G_DEFINE_FINAL_TYPE (PrAccount, pr_account, G_TYPE_OBJECT)

static void
pr_account_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrAccount *self = PR_ACCOUNT (object);

  switch ((PrAccountProperty) property_id)
    {
    case PROP_DISPLAY_NAME:
      g_value_set_string (value, self->display_name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_account_set_property (GObject *object,
                         guint property_id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  PrAccount *self = PR_ACCOUNT (object);

  switch ((PrAccountProperty) property_id)
    {
    case PROP_DISPLAY_NAME:
      pr_account_set_display_name (self, g_value_get_string (value));
      break;
    case PROP_ADDRESS:
      pr_account_set_address (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_account_dispose (GObject *object)
{
  PrAccount *self = PR_ACCOUNT (object);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_clear_object (&self->services[i]);

  G_OBJECT_CLASS (pr_account_parent_class)->dispose (object);
}

static void
pr_account_finalize (GObject *object)
{
  PrAccount *self = PR_ACCOUNT (object);

  g_free (self->display_name);
  g_free (self->address);

  G_OBJECT_CLASS (pr_account_parent_class)->finalize (object);
}

static void
pr_account_class_init (PrAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_account_get_property;
  object_class->set_property = pr_account_set_property;
  object_class->dispose = pr_account_dispose;
  object_class->finalize = pr_account_finalize;

  properties[PROP_DISPLAY_NAME] = g_param_spec_string ("display-name", NULL, NULL, "", flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_account_init (PrAccount *self)
{
  self->display_name = g_strdup ("");
  self->address = g_strdup ("");
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    self->services[i] = pr_service_new ((PrProtocol) i);
  pr_service_set_enabled (self->services[PR_PROTOCOL_POP3], FALSE);
}

/**
 * pr_account_new:
 *
 * Returns: (transfer full): an empty account with IMAP and SMTP enabled, POP3 not
 */
PrAccount *
pr_account_new (void)
{
  return g_object_new (PR_TYPE_ACCOUNT, NULL);
}

/**
 * pr_account_copy:
 *
 * Returns: (transfer full): another account with the same settings, in no connection with @self
 */
PrAccount *
pr_account_copy (PrAccount *self)
{
  PrAccount *copy;

  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);

  copy = g_object_new (PR_TYPE_ACCOUNT, "display-name", self->display_name, "address",
                       self->address, NULL);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      g_object_unref (copy->services[i]);
      copy->services[i] = pr_service_copy (self->services[i]);
    }
  return copy;
}

/**
 * pr_account_get_display_name:
 *
 * Returns: (transfer none): the person's name, perhaps empty
 */
const char *
pr_account_get_display_name (PrAccount *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  return self->display_name;
}

/**
 * pr_account_set_display_name:
 * @display_name: (nullable): as typed
 */
void
pr_account_set_display_name (PrAccount *self, const char *display_name)
{
  g_return_if_fail (PR_IS_ACCOUNT (self));

  if (g_strcmp0 (self->display_name, display_name == NULL ? "" : display_name) == 0)
    return;
  g_free (self->display_name);
  self->display_name = g_strdup (display_name == NULL ? "" : display_name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISPLAY_NAME]);
}

/**
 * pr_account_get_address:
 *
 * Returns: (transfer none): the address as typed so far, perhaps empty or not yet valid
 */
const char *
pr_account_get_address (PrAccount *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  return self->address;
}

/**
 * pr_account_set_address:
 * @address: (nullable): as typed
 */
void
pr_account_set_address (PrAccount *self, const char *address)
{
  g_return_if_fail (PR_IS_ACCOUNT (self));

  if (g_strcmp0 (self->address, address == NULL ? "" : address) == 0)
    return;
  g_free (self->address);
  self->address = g_strdup (address == NULL ? "" : address);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
}

/**
 * pr_account_get_service:
 * @protocol: which one
 *
 * Returns: (transfer none): the service, there also where it is not enabled
 */
PrService *
pr_account_get_service (PrAccount *self, PrProtocol protocol)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (protocol < PR_N_PROTOCOLS, NULL);

  return self->services[protocol];
}

/**
 * pr_account_dup_login:
 * @protocol: which service
 *
 * Returns: (transfer full): the name to sign in with: the service's own, else the address
 */
char *
pr_account_dup_login (PrAccount *self, PrProtocol protocol)
{
  const char *username;

  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (protocol < PR_N_PROTOCOLS, NULL);

  username = pr_service_get_username (self->services[protocol]);
  return g_strdup (*username == '\0' ? self->address : username);
}
