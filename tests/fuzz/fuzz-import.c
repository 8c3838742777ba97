/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "pr-import.h"

#include <sys/mman.h>
#include <unistd.h>

/* The first byte says whose settings it is, the rest is the file. What is read can be used; what is not
 * is told of in words that can be shown. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const PrImportFormat formats[] = {
    PR_IMPORT_THUNDERBIRD, PR_IMPORT_GNOME, PR_IMPORT_MSMTP, PR_IMPORT_MBSYNC, PR_IMPORT_MUTT,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autofree char *path = NULL;
  int fd;

  if (size == 0)
    return 0;
  fd = memfd_create ("import", MFD_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data + 1, size - 1), ==, (ssize_t) size - 1);
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  accounts = pr_import_read (formats[data[0] % G_N_ELEMENTS (formats)], path, &error);
  close (fd);
  g_assert_true ((accounts == NULL) == (error != NULL));
  if (accounts == NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
      {
        PrService *service = pr_account_get_service (accounts->pdata[i], (PrProtocol) protocol);

        if (pr_service_get_enabled (service))
          g_assert_true (pr_service_validate (service, NULL));
      }
  return 0;
}
