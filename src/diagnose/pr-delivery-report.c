/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-delivery-report.h"

#include "pr-reply-codes.h"

#include <string.h>

#define MAX_FIELD_BYTES 4096

typedef enum
{
  FIELD_NONE,
  FIELD_RECIPIENT,
  FIELD_ACTION,
  FIELD_STATUS,
  FIELD_DIAGNOSTIC,
  N_FIELDS,
} Field;

static const struct
{
  const char *name;
  Field field;
} field_names[] = {
  { "final-recipient:", FIELD_RECIPIENT },
  { "action:", FIELD_ACTION },
  { "status:", FIELD_STATUS },
  { "diagnostic-code:", FIELD_DIAGNOSTIC },
};

struct _PrDeliveryReport
{
  PrDeliveryStatusFunc func;
  gpointer user_data;

  GString *fields[N_FIELDS]; /* of the recipient at hand */
  guint64 line;
  Field field; /* the last, which may go on */
};

/*
 * pr_delivery_report_new:
 * @func: is called for each recipient of “failed” or “delayed”
 */
PrDeliveryReport *
pr_delivery_report_new (PrDeliveryStatusFunc func, gpointer user_data)
{
  PrDeliveryReport *self = g_new0 (PrDeliveryReport, 1);

  self->func = func;
  self->user_data = user_data;
  for (guint i = 0; i < N_FIELDS; i++)
    self->fields[i] = g_string_new (NULL);
  return self;
}

void
pr_delivery_report_free (PrDeliveryReport *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_string_free (self->fields[i], TRUE);
  g_free (self);
}

/* “smtp; 550 5.1.1 …”: the type goes, as does a comment. */
static const char *
skip_type (const char *value)
{
  gsize n_type = strcspn (value, "; ");

  if (value[n_type] != ';')
    return value;
  value += n_type + 1;
  return value + strspn (value, " ");
}

/*
 * pr_delivery_report_end_recipient:
 *
 * No more is said of the recipient at hand, if there is one.
 */
void
pr_delivery_report_end_recipient (PrDeliveryReport *self)
{
  const char *action = self->fields[FIELD_ACTION]->str;

  if (g_ascii_strncasecmp (action, "failed", 6) == 0
      || g_ascii_strncasecmp (action, "delayed", 7) == 0)
    {
      const PrDeliveryStatus status = {
        .line = self->line,
        .recipient = self->fields[FIELD_RECIPIENT]->str,
        .status = self->fields[FIELD_STATUS]->str,
        .diagnostic = skip_type (self->fields[FIELD_DIAGNOSTIC]->str),
      };

      self->func (&status, self->user_data);
    }
  for (guint i = 0; i < N_FIELDS; i++)
    g_string_truncate (self->fields[i], 0);
  self->field = FIELD_NONE;
}

/* Returns: what stands behind the name of a field */
static const char *
begin_field (PrDeliveryReport *self, guint64 line_number, const char *line)
{
  self->field = FIELD_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (field_names); i++)
    if (g_ascii_strncasecmp (line, field_names[i].name, strlen (field_names[i].name)) == 0)
      {
        self->field = field_names[i].field;
        g_string_truncate (self->fields[self->field], 0);
        if (self->field == FIELD_DIAGNOSTIC || self->field == FIELD_STATUS)
          self->line = line_number;
        return line + strlen (field_names[i].name);
      }
  return line;
}

/*
 * pr_delivery_report_feed:
 * @line_number: where the line stands
 * @line: the next line of the report, ended by NUL
 * @n_bytes: its length
 */
void
pr_delivery_report_feed (PrDeliveryReport *self,
                         guint64 line_number,
                         const char *line,
                         gsize n_bytes)
{
  GString *field;

  if (n_bytes == 0)
    {
      pr_delivery_report_end_recipient (self);
      return;
    }
  if (*line != ' ' && *line != '\t')
    line = begin_field (self, line_number, line);
  field = self->fields[self->field];
  line += strspn (line, " \t");
  if (self->field == FIELD_NONE || field->len + strlen (line) + 1 > MAX_FIELD_BYTES)
    return;
  if (field->len > 0)
    g_string_append_c (field, ' ');
  g_string_append (field, line);
}

/*
 * pr_delivery_status_classify:
 * @context: what is known besides
 * @classification: (out): what is wrong, by the diagnostic and, where that has none, the code of the
 *   status
 */
void
pr_delivery_status_classify (const PrDeliveryStatus *self,
                             const PrClassifyInput *context,
                             PrClassification *classification)
{
  g_autofree char *code = g_strndup (self->status, strspn (self->status, "0123456789."));
  PrClassifyInput input = *context;
  PrReplyCodes codes;

  pr_reply_codes_find (&codes, self->diagnostic);
  if (codes.enhanced_code[0] == '\0' && *code != '\0')
    input.enhanced_code = code;
  if (!input.has_protocol)
    {
      input.has_protocol = TRUE;
      input.protocol = PR_PROTOCOL_SMTP;
    }
  pr_classify_text (self->diagnostic, &input, classification);
}
