/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import-offers.h"

#include <glib/gi18n.h>

struct _PrImportOffer
{
  GObject parent_instance;

  /* owned */
  GPtrArray *accounts;

  PrImportFormat format;
};

G_DEFINE_FINAL_TYPE (PrImportOffer, pr_import_offer, G_TYPE_OBJECT)

static void
pr_import_offer_finalize (GObject *object)
{
  g_clear_pointer (&PR_IMPORT_OFFER (object)->accounts, g_ptr_array_unref);
  G_OBJECT_CLASS (pr_import_offer_parent_class)->finalize (object);
}

static void
pr_import_offer_class_init (PrImportOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pr_import_offer_finalize;
}

static void
pr_import_offer_init (PrImportOffer *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
}

/* The same account is often in several profiles. */
static gboolean
has_address (PrImportOffer *self, PrAccount *account)
{
  for (guint i = 0; i < self->accounts->len; i++)
    if (g_ascii_strcasecmp (pr_account_get_address (self->accounts->pdata[i]),
                            pr_account_get_address (account))
        == 0)
      return TRUE;
  return FALSE;
}

/* What cannot be read is no offer; the command line says why. */
static PrImportOffer *
find (PrImportFormat format)
{
  PrImportOffer *self = g_object_new (PR_TYPE_IMPORT_OFFER, NULL);
  g_autoptr (GPtrArray) paths = pr_import_find (format);

  self->format = format;
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GPtrArray) accounts = pr_import_read (format, paths->pdata[i], NULL);

      for (guint j = 0; accounts != NULL && j < accounts->len; j++)
        if (!has_address (self, accounts->pdata[j]))
          g_ptr_array_add (self->accounts, g_object_ref (accounts->pdata[j]));
    }
  return self;
}

static void
find_all (GTask *task,
          gpointer source G_GNUC_UNUSED,
          gpointer data G_GNUC_UNUSED,
          GCancellable *cancellable)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (g_object_unref);

  for (int format = 0; format < PR_N_IMPORT_FORMATS && !g_cancellable_is_cancelled (cancellable);
       format++)
    {
      PrImportOffer *offer = find ((PrImportFormat) format);

      if (offer->accounts->len > 0)
        g_ptr_array_add (offers, offer);
      else
        g_object_unref (offer);
    }
  g_task_return_pointer (task, offers, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pr_import_offers_find_async:
 * @cancellable: (nullable): ends it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Looks where other mail programs keep their settings, in a thread; nothing is written.
 */
void
pr_import_offers_find_async (GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_name (task, "[postrider] accounts of other programs");
  g_task_run_in_thread (task, find_all);
}

/**
 * pr_import_offers_find_finish:
 * @result: as the callback got it
 * @error: return location
 *
 * Errors: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type PrImportOffer): one for each program that has accounts
 */
GPtrArray *
pr_import_offers_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pr_import_offer_get_word:
 *
 * Returns: (transfer none): the program, as the word of #PrImportFormat
 */
const char *
pr_import_offer_get_word (PrImportOffer *self)
{
  g_return_val_if_fail (PR_IS_IMPORT_OFFER (self), NULL);
  return pr_enum_get_word (PR_TYPE_IMPORT_FORMAT, (int) self->format);
}

/**
 * pr_import_offer_dup_label:
 *
 * Returns: (transfer full): what a button for it says, translated
 */
char *
pr_import_offer_dup_label (PrImportOffer *self)
{
  g_return_val_if_fail (PR_IS_IMPORT_OFFER (self), NULL);

  /* translators: %u is a number, %s a mail program */
  return g_strdup_printf (ngettext ("Take Over %u Account from %s", "Take Over %u Accounts from %s",
                                    self->accounts->len),
                          self->accounts->len, pr_import_format_get_title (self->format));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrAccount) saved
      = pr_account_store_save_finish (PR_ACCOUNT_STORE (source), result, &error);

  if (saved == NULL)
    g_warning ("An account could not be saved: %s", error->message);
}

/**
 * pr_import_offer_save:
 * @store: where they go
 *
 * Saves the accounts, without passwords, but for those that are there already.
 */
void
pr_import_offer_save (PrImportOffer *self, PrAccountStore *store)
{
  g_return_if_fail (PR_IS_IMPORT_OFFER (self));
  g_return_if_fail (PR_IS_ACCOUNT_STORE (store));

  for (guint i = 0; i < self->accounts->len; i++)
    if (!pr_import_is_known (self->accounts->pdata[i], G_LIST_MODEL (store)))
      pr_account_store_save_async (store, self->accounts->pdata[i], NULL, on_saved, NULL);
}
