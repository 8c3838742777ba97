/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* How the words of a rule are written:
 *
 *   a|b|c      any of these phrases, as whole words; in text and rule alike case, accents, hyphens
 *              and the kind of apostrophe do not count, and reply codes are not there
 *   word*      also words that begin so
 *   $name      any of a set below
 *   a .. b     b after a, not more than some 50 characters on
 *   a ~ b      the same in either order
 *   a & b      both, anywhere
 *   & !a       but not a
 *   & #535     the basic code; `x` stands for any digit
 *   & #5.7.x   the enhanced code; `x` stands for any number
 *
 * What is part of a host name, an address or a link counts only for phrases that have one of
 * “./=?:” in them. To teach a new wording, add a row, above all rows that say less, and a line with
 * the real reply to tests/replies/wordings.tsv: the test names a row that no line reaches, and a
 * row that another always hides. */

/* clang-format off */
static const PrWordSet word_sets[] = {
  { "mailbox",
    "mailbox|mail box|mailboxes|member|mail drop|maildrop|virtual user|local part|employee|"
    "mail account|email account|e mail account|account|accounts|user|users|username|"
    "user account|recipient|recipients|address|addresses|email address|alias|addressee|inbox|"
    "mailbox address|customer|subscriber|person|empfänger|benutzer|adresse|postfach|"
    "destinataire|utilisateur|destinatario|usuario|usuário|destinatário|dirección|cuenta|conta|"
    "endereço|utente|indirizzo|пользователь|пользователя|получатель|адрес|адресат|ящик|用户|收件人|"
    "邮箱|邮件地址|ユーザー|宛先|アドレス|受信者|email" },
  { "unknown",
    "unknown|not known|does not exist|doesn't exist|don't exist|do not exist|not exist|"
    "didn't exist|no longer exists|not exists|not found|could not be found|cannot be found|"
    "can't be found|couldn't be found|was not found|wasn't found|no such|non existent|"
    "nonexistent|non existant|not existing|isn't known|is invalid|is not valid|not valid|"
    "invalid|no longer valid|no longer here|not here|not recognized|unrecognized|not listed|"
    "not registered|not a registered|undeliverable|misspelled|doesn't have|does not have|"
    "is not a known|no longer available|not in our|not in the directory|not in directory|"
    "is unknown|couldn't find|could not find|unable to find|unroutable|unrouteable|not local|"
    "not a member|cannot be verified|can not be verified|could not be verified|"
    "can't be verified|not ok|isn't ok|not defined|not provisioned|no match|not assigned|"
    "never existed|does not live|doesn't live|not in use|not recognised|unrecognised|not hosted|"
    "not served|is bogus|unresolvable|lookup … failed|wrong|has been removed|has been deleted|"
    "was deleted|deleted|removed|nicht gefunden|unbekannt|existiert nicht|nicht vorhanden|"
    "nicht bekannt|ungültig|inconnu|inconnue|n'existe pas|introuvable|invalide|no existe|"
    "desconocido|desconocida|no encontrado|não existe|desconhecido|inexistente|não encontrado|"
    "sconosciuto|non esiste|inesistente|неизвестен|не существует|не найден|не найдены|"
    "не зарегистрирован|неизвестный|не існує|不存在|未找到|找不到|无效|見つかりません|存在しません|不明" },
  { "account",
    "account|user|user account|mailbox|login|username|email account|konto|benutzer|compte|"
    "cuenta|conta|аккаунт|учетная запись|ящик|账号|帐号|账户|アカウント" },
  { "disabled",
    "disabled|suspended|blocked|locked|frozen|deactivated|inactive|closed|terminated|banned|"
    "deleted|cancelled|canceled|expired|restricted|on hold|not active|not activated|"
    "not enabled|is inactive|discontinued|barred|revoked|abandoned|removed|dormant|"
    "unavailable due to|gesperrt|deaktiviert|inaktiv|stillgelegt|bloqué|désactivé|suspendu|"
    "fermé|bloqueada|bloqueado|deshabilitada|deshabilitado|suspendida|suspendido|inactiva|"
    "inactivo|desativada|desativado|suspensa|suspenso|inativa|inativo|disabilitato|"
    "disattivato|sospeso|bloccato|заблокирован|заблокирована|отключен|отключена|неактивен|"
    "удален|удалён|приостановлен|деактивирован|禁用|停用|冻结|锁定|注销|無効|停止|ロック" },
  { "message",
    "message|mail|email|e mail|mailing|message size|your message|attachment|attachments|data|"
    "msg|content|nachricht|courriel|mensaje|correo|mensagem|messaggio|сообщение|сообщения|"
    "письмо|письма|邮件|信件|メール|メッセージ" },
  { "sending",
    "sending|send|sent|submission|outgoing|outbound|relay|recipients|messages|emails|mails|"
    "message|versand|envoi|envío|envio|отправки|отправку|отправк*|发送|发信|送信" },
};
/* clang-format on */

static gpointer
make_rules (gpointer data G_GNUC_UNUSED)
{
  const PrRuleTable tables[] = {
    pr_rules_client,    pr_rules_encryption, pr_rules_topics,     pr_rules_sign_in,
    pr_rules_content,   pr_rules_sender,     pr_rules_recipient,  pr_rules_server,
    pr_rules_connection, pr_rules_general,
  };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  PrRuleSet *set = pr_rule_set_new (tables, G_N_ELEMENTS (tables), word_sets,
                                    G_N_ELEMENTS (word_sets), problems);

  for (guint i = 0; i < problems->len; i++)
    g_critical ("%s", (const char *) g_ptr_array_index (problems, i));
  return set;
}

/*
 * pr_classify_get_rules:
 *
 * All rules, compiled when first asked for. Thread: any.
 */
const PrRuleSet *
pr_classify_get_rules (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_rules, NULL);
}
