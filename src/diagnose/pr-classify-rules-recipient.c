/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* clang-format off */
static const PrRule rules[] = {
  PR_RULE (RECIPIENT_REFUSED,
           "restricted to people|restricted to members|restricted to internal|"
           "restricted to colleagues|restricted to staff|people inside the|inside the company|"
           "within the company|inside our organi* & !smtp auth"),
  PR_RULE (RECIPIENT_REFUSED,
           "this address|the address|this mailbox|this account|recipient|mailbox|*@* ~ "
           "does not accept|doesn't accept|not accepting|do not accept|cannot accept ~ "
           "incoming mail|incoming mails|incoming messages|incoming email|inbound mail|"
           "inbound messages & !full & !quota & !disabled & !sender & !#5.2.1"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "too many|so many|too much ~ mails|emails|messages|mail ~ sent from your account|"
           "sent from this account|from your account|by your account|by this account|by this user|"
           "sent by you & !connection* & !login*"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "verify|validate|confirm ~ destination address|recipient address|recipient|"
           "destination mailbox|rcpt ~ unable|failed|could not|cannot|can't & !at this time"
           " & !try again & !#4xx & !later & !temporar* & !sender"),
  PR_RULE (RELAY_DENIED,
           "as mail gate|smtp of your provider|smtp server of your isp|mail gate is forbidden"),
  PR_RULE (RECIPIENT_DISABLED,
           "locked due to|deactivated due to|was not used for more|not used for more than|"
           "not been used for"),
  PR_RULE (RECIPIENT_REFUSED, "privacy settings|recipient's preferences|recipient preferences"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "mailbox is not allowed|mailbox not allowed & !name & !not allowed to"),
  PR_RULE (RECIPIENT_INVALID,
           "storedrv.submit; invalid recipient address|invalid recipient address & #x.1.3"),
  PR_RULE (SENDER_REJECTED, "invalid address|bad address & #x.1.7"),
  PR_RULE (RECIPIENT_DISABLED, "boite … archivee|archived recipient|archived mailbox"),
  PR_RULE (ROUTING_ERROR, "misconfigured forwarding"),
  PR_RULE (RECIPIENT_INVALID, "rcpt to address|rcpt address ~ invalid|bad|malformed"),
  PR_RULE (RECIPIENT_INVALID,
           "restricted … characters|restricted character*|single label domain*|single label|"
           "route address"),
  PR_RULE (RECIPIENT_REFUSED,
           "not whitelisted in the rcpt|whitelist for rcpt|not whitelisted … rcpt"),
  PR_RULE (POLICY_REJECTED,
           "permission to send messages directly|send messages directly to our|"
           "send email directly to our"),
  PR_RULE (RECIPIENT_UNKNOWN, "no valid recipients … bye"),
  PR_RULE (RECIPIENT_UNKNOWN, "problem with the ~ e mail address*|email address*|address(es)|"
           "recipient address* & !sender & !your email address & !your e mail"),
  PR_RULE (SENDER_REJECTED, "returned mail … not accepted|bounces … not accepted"),
  PR_RULE (SENDER_REJECTED, "verification|callout|callback ~ while checking"),
  PR_RULE (MAILBOX_UNAVAILABLE, "might be|may be ~ full ~ may not exist|might not exist"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "unknown in relay recipient|unknown in … table|recipient not in|recipient is not in|"
           "recipient not found in|address not in … list|address is not in … list"),
  PR_RULE (RECIPIENT_REFUSED,
           "accept external mail|external mail|external senders|outside senders|"
           "internal use only"),
  PR_RULE (SENDER_REJECTED, "domain name required & #501 & !recipient* & !helo & !ehlo"),
  PR_RULE (RECIPIENT_INVALID, "domain name required"),
  PR_RULE (RECIPIENT_DISABLED, "address no longer accepts mail|no longer accepts mail"),
  PR_RULE (MAIL_LOOP, "points back to|mx list for … points back"),
  PR_RULE (TOO_MANY_RECIPIENTS,
           "too many recipients & !too many recipients from & !this hour & !hour & !daily"
           " & !invalid recipients"),
  PR_RULE (TOO_MANY_RECIPIENTS,
           "recipient|recipients|rcpt|rcpts|rcpt to|empfänger|destinataires|destinatarios|"
           "destinatários|destinatari|получател*|адресат*|收件人|宛先|addressees|addresses ~ too many|"
           "too much|maximum number|max number|number of|maximum|exceeds limit|limit|zu viele|"
           "trop de|demasiados|muitos|troppi|слишком много|过多|超过 & !unknown & !invalid recipients"
           " & !daily & !hourly & !per day & !per hour & !size & !rate limit & !from 192"
           " & !mailbox & !hour & !24 & !storage & !closed system & !inbox & !incoming email"
           " & !this recipient & !receiving & !rate & !quota & !errors"),
  PR_RULE (TOO_MANY_RECIPIENTS,
           "too many recipients|toomanyrecipients*|multiple target domains|multiple domains|"
           "domain rules for a transaction|split transaction|separate transaction|"
           "one recipient at a time|only one recipient & !too many recipients from & !hour"
           " & !last day & !daily & !per day"),
  PR_RULE (SENDING_TOO_FAST, "too many recipients from"),
  PR_RULE (SENDING_TOO_FAST,
           "sender rate|connection limited|too much mail|too many mails|mail bomb|too much email|"
           "too fast|too quickly|slow down|throttl*|peak relay|sending rate|submission rate|"
           "mail rate|message rate|rate limit*|rate limited|rate exceeded|frequency limit*|"
           "frequency limited|too frequent*|excessive mail|excessive message|excessive rate|"
           "request rate|wait to send|limit for processing|same message id|ratelimit*|"
           "connection rate|rate control*|zu schnell|trop rapide*|demasiado rápido|muito rápido|"
           "слишком быстро|频率|过快|过于频繁 & !inbox is & !recipient is & !receiving & !login"
           " & !unsolicited & !tls & !domain name & !your email has been rate & !spf & !unusual"
           " & !user is & !recipient has & !reputation & !mailbox received"),

  /* Passing on. */
  PR_RULE (RELAY_DENIED,
           "relay|relaying|relayed|relays|relay for|relay mail|relay access|weiterleit*|relayen|"
           "relais|retransmi*|пересылк*|релей*|релэй*|ретранслир*|中继|中継 ~ denied|not permitted|"
           "not allowed|prohibited|disallowed|rejected|refused|forbidden|unable|cannot|can't|"
           "not authorized|not configured|do not|don't|does not|no|won't|will not|disabled|"
           "access|not open|insecure|operation|verweigert|nicht erlaubt|refusé|interdit|denegad*|"
           "negad*|rechazad*|não permitid*|no permitid*|non consentito|запрещ*|отказано|不允许|拒绝"
           " & !queue & !relay limit & !relay quota & !relayed by & !open relay & != & !verify"
           " & !daily relay"),
  PR_RULE (RELAY_DENIED,
           "not a gateway|not local host|relaying denied|unable to relay|we do not relay|"
           "relay not permitted|relaying not|not in my list of allowed|"
           "isn't in my list of allowed|isn't in my|rcpthosts|not in my list|allowed hosts|"
           "tenantattribution|not a local domain|no relaying|not our customer's|not gateway|"
           "non local recipient|not local domain|domain isn't allowed to be relayed|"
           "not hosted here|is not hosted|don't handle mail for|not handle mail for|"
           "we do not handle|do not accept mail for|don't accept mail for|not a valid gateway|"
           "domain isn't in|domain is not in|delivery is not allowed to|this server does not|"
           "not responsible for|not serve this|not relay & !allowed recipients"),

  /* The mailbox. */
  PR_RULE (RECIPIENT_REFUSED,
           "receiver denied|receiver rejected|recipient … denied your|closed system|user rules|"
           "refused to receive|blocked senders|refuses to receive|only accepting mail from|"
           "user reject|blocked by the recipient|restricted who may post|who may post|"
           "not subscribed to this group|permission to send to this|address is restricted|"
           "user entry|user domain entry|specific email addresses|recipient is not accepting|"
           "has blocked you|recipients may be restricted"),
  PR_RULE (RECIPIENT_REFUSED, "email@example.com:blocked|:blocked)"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "zuviele mails|zu viele mails|space not enough|space is not enough|expired free space|"
           "free space|have enough space|space has been used up|used up|"
           "too many messages on the server|automatically rejected: quota|"
           "too many messages in mailbox"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "quota|over quota|overquota|disk quota|mail quota|kontingent|квот* ~ exceed*|over|"
           "mailbox|user|full|violation|recipient|reached|temporarily|limit|account|storage|disk|"
           "überschritten|dépass*|excedid*|superad*|превышен* & !sending & !organization queue"
           " & !sender & !relay & !message size & !message rate & !message count & !queue .. full"
           " & !queue quota & !policy rejection & !sent & !ip & !server & !to send"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "mailbox|mail box|mailfolder|inbox|user's|storage|user|recipient's mailbox|account|"
           "recipient|boite|boîte|buzón|caixa|postfach|briefkasten|casella|почтовый ящик|ящик|邮箱|"
           "信箱|メールボックス ~ full|is full|over its storage|over storage|out of storage|over quota|"
           "exceeded … storage|storage limit|exceeds allowed size|exceeded the local limit|"
           "exceeded the|insufficient space|no space|no room|lack of space|voll|pleine|plein|"
           "lleno|llena|cheia|cheio|piena|переполнен|заполнен|已满|满了|满|いっぱい|容量 & !server storage"
           " & !mail server & !on the disk & !system storage & !disk is & !rate & !hour"
           " & !connection & !sending quota & !sending limit & !memory & !system full"
           " & !queue .. full"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "*shutoffquotaexceeded|exceeded storage allocation|storage allocation|overquota*|"
           "p=overquota*|"
           "quota exceeded|exceeded quota|over quota|mailbox full|inbox full|exceeds allowed|"
           "storage quota|email quota exceeded|превышения объема|превышен объем|"
           "превышена квота|mailbox size limit|maildir over quota|mailbox has exceeded|"
           "mailbox would exceed|quotaexceeded*|disk quota|容量不足|空间不足|空间已满 & !sending"
           " & !message count & !queue quota & !on the disk & !disk full"
           " & !size of the message & !rejection- quota & !rate"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "several matches found|not unique|unknown … no longer on server|no longer on server"),
  PR_RULE (RECIPIENT_MOVED,
           "has moved|have moved|email has changed|moved to|no forwarding address|forwardpath|"
           "new address is|please try <|changed address|address has changed|no longer here … new|"
           "umgezogen|a déménagé|переехал"),
  PR_RULE (RECIPIENT_REFUSED,
           "you|your|sender|senders|delivery|mail|message ~ blocked|restricted|refused|rejected|"
           "denied ~ by the recipient|by recipient|by the user|by user|by user's|"
           "by recipient's|by the receiver|user rules|privacy settings|recipient's rules"
           " & !policy & !server"),
  PR_RULE (RECIPIENT_DISABLED,
           "$mailbox|recipient*|account's|empfänger*|получател*|inbounds|user(s)|compte|konto|"
           "casilla|konta ~ $disabled|bloque|not active|not currently active|not activated|"
           "not receiving|not accepting|can't receive|cannot receive|unable to receive"
           " & !temporarily & !ip & !does not accept our & !couldn't be found & !policy"
           " & !for domain & !был недоступен & !sender & !imap access & !pop access & !size"
           " & !messages this & !quota & !storage & !from this & !protocol & !canceled by user"
           " & !cancelled by user & !canceled by the user & !cancelled by the user"
           " & !votre adresse"),
  PR_RULE (RECIPIENT_DISABLED,
           "boite … archivee|archived recipient|suspend the service|disabled recipient|"
           "account is locked email|deactivated mailbox|mailbox disabled|mailbox is disabled|"
           "account disabled|account is disabled|inactive user|inactive mailbox|"
           "inactive recipient|user suspended|user hangup|account suspended|account inactive|"
           "marked as inactive|user is suspended|account is locked|expired mailbox|"
           "mailbox expired|account expired|account has expired|account closed|被停用|已停用|被冻结|"
           "被禁用|已禁用|已注销|停止|p=disableduser|disableduser|disabled user|inactiveuser"
           " & !temporarily"),

  /* Its address. */
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_NOT_BY_CLIENT,
              "dns lookup failure … not found|dns lookup failure: host"),
  PR_RULE (SERVICE_UNAVAILABLE, "does not accept mail & #521"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_NOT_BY_CLIENT,
              "null mx|nullmx|doesn't receive email|doesn't receive mail|does not receive mail|"
              "does not accept email|dns records for the destination|no smtp service … mx|"
              "mx or srv record|no mx|no mx record*|mx record*|no mail exchanger|"
              "mail exchanger or|no mail server|no mail hosts & !this address & !sender*"
              " & !from this"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_NOT_BY_CLIENT,
              "null mx|nullmx|doesn't receive email|does not accept mail|mx or srv record|"
              "host/domain does not accept|host does not accept mail|"
              "domain does not accept mail & !sender* & !521"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "reachable within the|allowed queue period"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_NOT_BY_CLIENT,
              "domain|host|hosts|domain name|destination email system|destination host|"
              "destination domain|recipient's domain|домен*|域名|domaine|dominio|domínio|"
              "ドメイン ~ unknown|does not exist|doesn't exist|not exist|not found|cannot be found|"
              "can't be found|could not be found|couldn't find|could not find|couldn't be found|"
              "unable to find|no such|illegal … domain|nonexistent|non existent|not resolve|"
              "does not resolve|doesn't resolve|unresolvable|not reachable|dns error|"
              "neither a valid|neither|is invalid|or invalid|unknown or invalid|lookup failed|"
              "lookup error|look up|looking up|could not be resolved|can't resolve|"
              "cannot resolve|unable to resolve|nxdomain|no records|existiert nicht|n'existe pas|"
              "no existe|não existe|не существует|не найден|неизвест*|不存在 & !sender*"
              " & !sending domain & !find your & !user unknown & !reverse & !ptr & !unknown user"
              " & !user & !helo & !mailbox & !recipient address rejected & !temporary"
              " & !getaddrinfo & !lookup smtp & !socket error: & !hostname & !0x800ccc"
              " & !dial tcp & !unknown smtp & !host not reachable & !illegal alias"
              " & !error resolving & !remote name & !relay & !host said & !at this domain"
              " & !in this domain & !try again later & !ldap & !no such user & !client host"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_NOT_BY_CLIENT,
              "unrouteable mail domain|unroutable domain|unrouteable domain|unknown domain|"
              "unknown host|no such domain|domain not found|bad destination host|"
              "dns hard error|unrouteable address … domain|name service error for|"
              "host or domain name not found|all relevant mx records|no route to domain|"
              "dns query failed … inforecords|infonorecords|infodomainnonexistent|"
              "infodomainnonexistent*|unable to resolve domain|domain lookup failed|"
              "illegal host & !sender* & !find your & !client host & !lookup smtp"
              " & !getaddrinfo & !smtp host"),
  PR_RULE (RECIPIENT_UNKNOWN, "blank mailhost|unknown or illegal alias|list of allowed recipients"),
  PR_RULE (RECIPIENT_UNKNOWN, "bad address & !syntax & #x.1.1"),
  PR_RULE (RECIPIENT_INVALID,
           "support smtputf8|addressexception|must contain a domain|not a valid e mail address|"
           "in the form required|of the form user@host|hostname required|"
           "need fully qualified address|user address required|address type is incorrect|"
           "bad email address|not a valid rfc|rfc 5321 address|invalid x.400|invalid rfc|"
           "bad address syntax|bad destination mailbox address syntax|"
           "bad recipient address syntax|malformed address|address syntax|illegal address|"
           "syntax error in address|unparseable|unqualified|misspelled|mailbox name invalid|"
           "mailbox name not allowed|mailbox syntax|invalid character*|illegal character*|"
           "формат адреса|неверный адрес|некорректный адрес|ungültige adresse|"
           "ungültige empfänger*|adresse invalide|dirección no válida|dirección inválida|"
           "endereço inválido|indirizzo non valido|地址格式|地址错误|address incorrect|"
           "incorrect address|address is incorrect|missing domain|missing @|no at sign"
           " & !mail from & !sender & !address could not & !was misspelled & !relay"),
  PR_RULE_AT (RECIPIENT_INVALID, PR_AT_RECIPIENT,
              "syntax|malformed|invalid address|invalid email|bad address|not a valid address|"
              "address is invalid & !rejected: user & !unknown & !blank mailhost & !command"
              " & !parameters & !parameter & !protocol"),
  PR_RULE (RECIPIENT_INVALID,
           "invalid address|invalid email|invalid e mail|bad address|bad email|"
           "improper address & !mail from & !sender & !unknown & !or authentication"
           " & !blank mailhost & !user unknown & !#5.1.1 & !recipient domain & !relay"),
  PR_RULE (SERVER_MISCONFIGURED, "our database returned"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "address verification in progress|verification in progress"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "rcpt … not ok|cannot deliver mail for|can't deliver mail for|cannot deliver to"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "$mailbox ~ $unknown & !mail exchanger & !null mx & !nullmx & !sender*"
           " & !domain … unknown|domain … not found|domain … does not exist & !host unknown"
           " & !sending domain & !authentic* & !table lookup & !domain does not & !relay"
           " & !existant domain & !existent domain & !try again later & !login & !helo & !command"
           " & !parameter & !domain does & !reverse & !spf & !file & !existant domain"
           " & !existent domain"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "(no valid recipients)|validrcptto|recipient is not in my|userid unknown*|"
           "no one with that|no one with this|incorrectly addressed|not found in ldap|"
           "user no found|archived user|not listed in public|address book|bad recipient|"
           "accept user|not an active address|mailbox not present|not present|no mail box|"
           "no mailbox by|account unavailable|not a valid user|recipient not ok|there is no one|"
           "no one at|missing home|bad address user|check if address is correct|blank mailhost|"
           "user unknown|unknown user|no such user|no such mailbox|no such recipient|"
           "no such account|no such address|no mailbox here|not a valid recipient|"
           "invalid recipient|unknown recipient|unknown address|recipient unknown|"
           "unknown account|unknown mailbox|undeliverable address|unrouteable address|"
           "unroutable address|not our customer|no longer on server|no longer valid|"
           "is not a valid mailbox|user doesn't exist|user does not exist|"
           "account does not exist|mailbox not found|recipnotfound|adr.recipnotfound|"
           "adr.recipientnotfound|recipientnotfound|p=nosuchuser|nosuchuser|not listed in|"
           "unknown or illegal alias|illegal alias|blank mailhost|no valid recipients for|"
           "does not have an account|don't have an account|not a known user|no account|"
           "is not known here|not known at this|user not known|unknown local part|unknown local|"
           "no users here|not have a|doesn't have a|not a user|not our user|non existent email|"
           "address rejected|invalid recipient*|no existing recipient|bad destination mailbox|"
           "bad mailbox|account is unavailable|recipient not found|recipient does not exist|"
           "user not found|user not exist|destinatario sconosciuto|unbekannt|"
           "empfänger unbekannt|utilisateur inconnu|destinataire inconnu|adresse inconnue|"
           "usuario desconocido|usuario no existe|usuário desconhecido|usuário inexistente|"
           "desconhecido|desconocido|inconnu|sconosciuto|неизвестен|нет такого пользователя|"
           "пользователь не найден|адресат не найден|почтовый ящик не найден|не существует|不存在|"
           "无此用户|没有这个用户|ユーザーが見つかり|見つかりません|あて先不明|宛先不明|存在しません & !sender* & !access denied"
           " & !table lookup & !temporary lookup & !please wait & !unknown temporary"
           " & !host unknown & !unknown error & !domain and & !domain of"
           " & !unverified address: host & !address rejected: access & !relay & !policy"
           " & !rejected: need & !deferred & !quota & !full & !suspended & !greylist* & !login"
           " & !auth* & !verify & !sending & !rejected: client & !block send & !no domain"
           " & !error desconocido & !erro desconhecido & !errore sconosciuto & !erreur inconnu*"),
  PR_RULE_AT (RECIPIENT_UNKNOWN, PR_AT_RECIPIENT | PR_AT_MESSAGE,
              "undeliverable|unverified address|unknown|not found|does not exist|"
              "doesn't exist|no such|not here|not local & !unknown error & !domain & !host"
              " & !sender & !command & !mailer & !unknown temporary & !no such file"),
  PR_RULE (RECIPIENT_REFUSED,
           "recipient preferences|doesn't want your mail|does not want your|don't want your|"
           "does not wish|refused by recipient|blocked by recipient|recipient has blocked|"
           "user has blocked|restricted to|only accepts|only accept|accepts messages from|"
           "accepts mail from|not accept mail from|allowed to post|may not post|"
           "not allowed to post|posting to|members only|not subscribed|authorized senders|"
           "not permitted to submit|submit to|not accepting mail from you|"
           "not accept messages from|does not accept mail from|you are not allowed to send to|"
           "not allowed to send to|not authorized to send to|not authorised to send|"
           "not permitted to send to|recipient has rejected|recipient rejected your|"
           "recipient address rejected your|address rejected your|rejected by recipient|"
           "recipient refused|recipient refuses|recipient has refused|restricted recipient|"
           "delivery restriction*|rst.not*|notauthorized|resolver.rst|"
           "permission to send messages to|recipient's rules|recipient policy|user's rules|"
           "personal blacklist|personal block*|blocked sender list|denied by recipient|"
           "not on the … whitelist|принимает только|внутренн* & !quota & !hourly & !daily"
           " & !authrequired"),
  PR_RULE_AT (RECIPIENT_REFUSED, 0,
              "recipient address rejected: access denied|"
              "recipient address rejected … access denied|recipient address rejected your"),
  PR_RULE (MAILBOX_UNAVAILABLE,
           "mailbox|account|recipient|user ~ temporarily unavailable|currently unavailable|"
           "temporarily not available|not available at this time & !account service & !service"
           " & !recipient's server & !recipient's mail server"),
  PR_RULE (RECIPIENT_REFUSED,
           "recipient|recipients|user ~ access denied|denied access & !ip & !relay & !client"
           " & !sender"),
};
/* clang-format on */

const PrRuleTable pr_rules_recipient = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
