/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "pr-preset-db.h"
#include "pr-preset-problem.h"
#include "pr-preset-schema.h"
#include "pr-preset-writer.h"

#include <string.h>

/* An input is a provider's file. What is found sound must come out of the compiler as it went in.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) problems = pr_preset_problems_new ();
  g_autoptr (PrPresetWriter) writer = pr_preset_writer_new ();
  g_autoptr (PrPresetJson) provider = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PrPresetDb) db = NULL;
  const char *id;
  guint row;

  provider = pr_preset_schema_parse ((const char *) data, size, "fuzz.json", PR_PRESET_RULES_LOCAL,
                                     problems);
  g_assert_cmpint (provider == NULL, ==, problems->len > 0);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *said = pr_preset_problem_to_string (g_ptr_array_index (problems, i));

      g_assert_true (g_utf8_validate (said, -1, NULL));
    }
  if (provider == NULL)
    return 0;

  g_assert_true (pr_preset_writer_add (writer, provider, "fuzz.json", TRUE, problems));
  g_assert_false (pr_preset_writer_add (writer, provider, "again.json", TRUE, problems));
  bytes = pr_preset_writer_finish (writer);
  db = pr_preset_db_new (bytes, NULL);
  g_assert_nonnull (db);

  id = pr_preset_json_get_text (provider, "id");
  g_assert_true (pr_preset_db_find (db, PR_PRESET_TABLE_BY_ID, id, strlen (id), &row, NULL));
  g_assert_cmpstr (pr_preset_db_get_text (db, PR_PRESET_TABLE_PROVIDERS, row,
                                          PR_PRESET_PROVIDER_NAME),
                   ==, pr_preset_json_get_text (provider, "name"));
  return 0;
}
