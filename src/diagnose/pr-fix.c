/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-fix.h"

#include <glib/gi18n.h>

/**
 * PrFix:
 *
 * One way to mend what is wrong. Never changes once made, so it may be read in any thread.
 */
struct _PrFix
{
  GObject parent_instance;

  /* owned */
  char *title;
  char *url;

  PrFixKind kind;
  PrVerified verified;
  gboolean asks_login;
  /* Its strings are owned, const only for those who read them. */
  PrServiceChange change;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_TITLE,
  PROP_URL,
  PROP_VERIFIED,
} PrFixProperty;

static GParamSpec *properties[PROP_VERIFIED + 1];

G_DEFINE_ENUM_TYPE (PrFixKind, pr_fix_kind,
                    G_DEFINE_ENUM_VALUE (PR_FIX_CHANGE, "change"),
                    G_DEFINE_ENUM_VALUE (PR_FIX_LINK, "link"),
                    G_DEFINE_ENUM_VALUE (PR_FIX_ADVICE, "advice"))

G_DEFINE_ENUM_TYPE (PrVerified, pr_verified,
                    G_DEFINE_ENUM_VALUE (PR_VERIFIED_UNTRIED, "untried"),
                    G_DEFINE_ENUM_VALUE (PR_VERIFIED_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (PR_VERIFIED_NO, "no"))

G_DEFINE_FINAL_TYPE (PrFix, pr_fix, G_TYPE_OBJECT)

static void
pr_fix_finalize (GObject *object)
{
  PrFix *self = PR_FIX (object);

  g_free (self->title);
  g_free (self->url);
  g_free ((char *) self->change.host);
  g_free ((char *) self->change.username);

  G_OBJECT_CLASS (pr_fix_parent_class)->finalize (object);
}

static void
pr_fix_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrFix *self = PR_FIX (object);

  switch ((PrFixProperty) property_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, (int) self->kind);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_URL:
      g_value_set_string (value, self->url);
      break;
    case PROP_VERIFIED:
      g_value_set_enum (value, (int) self->verified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_fix_class_init (PrFixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pr_fix_finalize;
  object_class->get_property = pr_fix_get_property;

  properties[PROP_KIND] =
      g_param_spec_enum ("kind", NULL, NULL, PR_TYPE_FIX_KIND, PR_FIX_ADVICE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_URL] = g_param_spec_string ("url", NULL, NULL, NULL, flags);
  properties[PROP_VERIFIED] = g_param_spec_enum ("verified", NULL, NULL, PR_TYPE_VERIFIED,
                                                 PR_VERIFIED_UNTRIED, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_fix_init (PrFix *self G_GNUC_UNUSED)
{
}

static PrFix *
new_fix (PrFixKind kind, const char *title)
{
  PrFix *self = g_object_new (PR_TYPE_FIX, NULL);

  self->kind = kind;
  self->title = g_strdup (title);
  return self;
}

/**
 * pr_fix_new_change:
 * @title: what it does, in the imperative, translated
 * @change: the new settings, at least one; copied
 * @verified: whether they have been tried
 *
 * Thread: any.
 *
 * Returns: (transfer full): a change of settings that can be applied as it is
 */
PrFix *
pr_fix_new_change (const char *title, const PrServiceChange *change, PrVerified verified)
{
  PrFix *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (change != NULL && change->fields != 0, NULL);
  g_return_val_if_fail ((change->fields & PR_SERVICE_HOST) == 0 || change->host != NULL, NULL);
  g_return_val_if_fail ((change->fields & PR_SERVICE_USERNAME) == 0 || change->username != NULL,
                        NULL);

  self = new_fix (PR_FIX_CHANGE, title);
  self->verified = verified;
  self->change = *change;
  self->change.host = g_strdup (change->host);
  self->change.username = g_strdup (change->username);
  return self;
}

/**
 * pr_fix_new_link:
 * @title: what the page is for, translated
 * @url: its address, from the presets: never from a server
 *
 * Thread: any.
 *
 * Returns: (transfer full): a page to open
 */
PrFix *
pr_fix_new_link (const char *title, const char *url)
{
  PrFix *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (url != NULL, NULL);

  self = new_fix (PR_FIX_LINK, title);
  self->url = g_strdup (url);
  return self;
}

/**
 * pr_fix_new_advice:
 * @title: what to do, in the imperative, translated
 *
 * Thread: any.
 *
 * Returns: (transfer full): an advice in words
 */
PrFix *
pr_fix_new_advice (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);
  return new_fix (PR_FIX_ADVICE, title);
}

/**
 * pr_fix_new_login:
 * @title: what to do, in the imperative, translated
 *
 * No change, as only the user knows what to change to; so it is an advice, which a window can offer
 * a form for. Thread: any.
 *
 * Returns: (transfer full): the advice to enter another user name and password for this service alone
 */
PrFix *
pr_fix_new_login (const char *title)
{
  PrFix *self = pr_fix_new_advice (title);

  self->asks_login = TRUE;
  return self;
}

/**
 * pr_fix_copy_with_verified:
 * @self: a change
 * @verified: what came of trying it
 *
 * Thread: any.
 *
 * Returns: (transfer full): the same change, with that said
 */
PrFix *
pr_fix_copy_with_verified (PrFix *self, PrVerified verified)
{
  g_return_val_if_fail (PR_IS_FIX (self), NULL);
  g_return_val_if_fail (self->kind == PR_FIX_CHANGE, NULL);
  return pr_fix_new_change (self->title, &self->change, verified);
}

/**
 * pr_fix_get_kind:
 * @self: a fix
 *
 * Thread: any.
 *
 * Returns: what sort of fix it is; the nick is the word in JSON
 */
PrFixKind
pr_fix_get_kind (PrFix *self)
{
  g_return_val_if_fail (PR_IS_FIX (self), PR_FIX_ADVICE);
  return self->kind;
}

/**
 * pr_fix_get_title:
 * @self: a fix
 *
 * Thread: any.
 *
 * Returns: (transfer none): what to do, one line, plain text
 */
const char *
pr_fix_get_title (PrFix *self)
{
  g_return_val_if_fail (PR_IS_FIX (self), NULL);
  return self->title;
}

/**
 * pr_fix_get_url:
 * @self: a fix
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the page, %NULL if it is no link
 */
const char *
pr_fix_get_url (PrFix *self)
{
  g_return_val_if_fail (PR_IS_FIX (self), NULL);
  return self->url;
}

/**
 * pr_fix_get_change:
 * @self: a fix
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the new settings, %NULL if it is no change
 */
const PrServiceChange *
pr_fix_get_change (PrFix *self)
{
  g_return_val_if_fail (PR_IS_FIX (self), NULL);
  return self->kind == PR_FIX_CHANGE ? &self->change : NULL;
}

/**
 * pr_fix_get_verified:
 * @self: a fix
 *
 * Thread: any.
 *
 * Returns: whether it has been tried; always %PR_VERIFIED_UNTRIED for a link and an advice
 */
PrVerified
pr_fix_get_verified (PrFix *self)
{
  g_return_val_if_fail (PR_IS_FIX (self), PR_VERIFIED_UNTRIED);
  return self->verified;
}

/**
 * pr_fix_asks_login:
 * @self: a fix
 *
 * Thread: any.
 *
 * Returns: %TRUE if it is the advice to enter another login for this service alone
 */
gboolean
pr_fix_asks_login (PrFix *self)
{
  g_return_val_if_fail (PR_IS_FIX (self), FALSE);
  return self->asks_login;
}

static void
add_part (GPtrArray *parts, const char *label, const char *before, const char *after)
{
  if (before == NULL)
    /* translators: a setting and its new value: “Port: 587” */
    g_ptr_array_add (parts, g_strdup_printf (_("%s: %s"), label, after));
  else
    /* translators: a setting, its old and its new value: “Port: 465 → 587” */
    g_ptr_array_add (parts, g_strdup_printf (_("%s: %s → %s"), label, before, after));
}

/**
 * pr_fix_dup_change_summary:
 * @self: a change
 * @present: (nullable): the present settings of that service
 *
 * Says what would change and what not, for the line under the button: “Port: 465 → 587, Security:
 * TLS (encrypted) → STARTTLS (encrypted)”. What is the same already is left out. Thread: any.
 *
 * Returns: (transfer full): one line, translated, plain text; empty if nothing would change
 */
char *
pr_fix_dup_change_summary (PrFix *self, const PrServiceChange *present)
{
  static const PrServiceChange unknown = { 0 };
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const PrServiceChange *after;
  PrServiceFields known;

  g_return_val_if_fail (PR_IS_FIX (self), NULL);
  g_return_val_if_fail (self->kind == PR_FIX_CHANGE, NULL);

  if (present == NULL)
    present = &unknown;
  after = &self->change;
  known = after->fields & present->fields;

  if ((after->fields & PR_SERVICE_HOST) != 0)
    {
      const char *before = (known & PR_SERVICE_HOST) != 0 ? present->host : NULL;

      if (g_strcmp0 (before, after->host) != 0)
        add_part (parts, _("Server"), before, after->host);
    }
  if ((after->fields & PR_SERVICE_PORT) != 0)
    {
      g_autofree char *old_port =
          (known & PR_SERVICE_PORT) != 0 ? g_strdup_printf ("%u", present->port) : NULL;
      g_autofree char *new_port = g_strdup_printf ("%u", after->port);

      if (g_strcmp0 (old_port, new_port) != 0)
        add_part (parts, _("Port"), old_port, new_port);
    }
  if ((after->fields & PR_SERVICE_SECURITY) != 0)
    {
      gboolean is_known = (known & PR_SERVICE_SECURITY) != 0;

      if (!is_known || present->security != after->security)
        add_part (parts, _("Security"),
                  is_known ? pr_security_get_label (present->security) : NULL,
                  pr_security_get_label (after->security));
    }
  if ((after->fields & PR_SERVICE_USERNAME) != 0)
    {
      const char *before = (known & PR_SERVICE_USERNAME) != 0 ? present->username : NULL;

      if (g_strcmp0 (before, after->username) != 0)
        add_part (parts, _("User name"), before, after->username);
    }
  if ((after->fields & PR_SERVICE_AUTH) != 0)
    {
      gboolean is_known = (known & PR_SERVICE_AUTH) != 0;

      if (!is_known || present->auth != after->auth)
        add_part (parts, _("Sign-in method"),
                  is_known ? pr_auth_get_label (present->auth) : NULL,
                  pr_auth_get_label (after->auth));
    }

  g_ptr_array_add (parts, NULL);
  /* translators: stands between two changes in a list: “Port: 465 → 587, Security: …” */
  return g_strjoinv (_(", "), (char **) parts->pdata);
}
