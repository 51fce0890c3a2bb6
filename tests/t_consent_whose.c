/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whose word it is: a no that stands before its subordinate clause, somebody
 * else who agrees or decides, the Police who do not mind, questions without
 * their mark.  None may ever be read as a yes, in any language of the tables;
 * what is refused and what only absent is t_consent's subject.
 */
#include "unit.h"

#include "evidence/consent/consent.h"

static const char *const never[] = {
	"Я не согласна, чтобы вы передали это полиции.",
	"Я не согласен с тем, чтобы это передали в полицию.",
	"Я не давала согласия, чтобы вы сообщали в полицию.",
	"Мне не хочется, чтобы вы передали это в полицию.",
	"Мне бы не хотелось, чтобы вы передали это полиции.",
	"Нельзя, чтобы вы передали это полиции.",
	"Я против, передавать это полиции.",
	"Муж согласен, чтобы вы передали это полиции.",
	"Полиция не против.",
	"Полиция не возражает.",
	"Можете ли вы передать это полиции",
	"Ich stimme nicht zu, dass Sie das der Polizei geben.",
	"Ich bin dagegen, dass Sie das der Polizei weitergeben.",
	"Es ist mir nicht recht, dass Sie das der Polizei geben.",
	"Ich erlaube Ihnen nicht, das an die Polizei weiterzugeben.",
	"Ich will nicht, dass Sie das der Polizei weiterleiten.",
	"Ich bin nicht bereit, dass Sie die Polizei informieren.",
	"Die Polizei hat nichts dagegen.",
	"Mein Mann ist einverstanden, dass Sie das der Polizei geben.",
	"Ich weiß nicht, ob Sie das der Polizei geben dürfen.",
	"Können Sie das der Polizei geben",
	"Je ne suis pas d'accord, que vous transmettiez ceci à la police.",
	"Je n'accepte pas, que vous informiez la police.",
	"Je ne vous autorise pas à transmettre ceci à la police.",
	"Je m'oppose à ce que vous informiez la police.",
	"Mon mari est d'accord pour transmettre à la police.",
	"La police est d'accord pour recevoir ceci.",
	"La police veut bien le recevoir.",
	"Pouvez-vous transmettre cela à la police",
	"Faut-il informer la police",
	"No acepto, que ustedes lo pasen a la policía.",
	"No autorizo, compartir esto con la policía.",
	"No doy permiso para que lo envíen a la policía.",
	"Mi esposa está de acuerdo en compartirlo con la policía.",
	"La policía está de acuerdo en recibirlo.",
	"A la policía no le importa.",
	"Debo enviar esto a la policía",
	"Não concordo que enviem isto à polícia.",
	"Não concordo, que enviem isto à polícia.",
	"Não quero que vocês passem isto à polícia.",
	"Meu marido concorda em enviar à polícia.",
	"I do not agree, that you give this to the police.",
	"I don't agree, you give this to the police.",
	"I am not happy, that you send this to the police.",
	"I do not permit, that this is passed to the police.",
	"It's not okay, you passing this to the police.",
	"I don't think so, that you can give it to the police.",
	"The police don't mind at all.",
	"The police wouldn't mind having it.",
	"The Police are happy to take it.",
	"The police are fine with that.",
	"The police agree.",
	"The police have agreed to take it.",
	"The officer was happy to look at it.",
	"The cops are okay with it.",
	"The police would like to see this.",
	"The police want this.",
	"The police want me to send it.",
	"Police say they'd be glad of a copy.",
	"I reckon the police wouldn't mind having it.",
	"The police should be happy with it.",
	"The constable doesn't mind.",
	"The police permit this.",
	"If this looks like an offence my husband decides, then the "
	"Police can have it.",
	"If you think it is a crime and my husband agrees, the Police "
	"can have it.",
	"If you think it's serious my boss will sign off and then "
	"Police can have it.",
	"If it is a crime my lawyer says the police can have it.",
	"If it's useful and they agree, the police can have it.",
	"If needed the board decides, then the police can have it.",
	"If it helps my wife chooses whether the police get it.",
	"My husband decides, then the Police can have it.",
	"The committee decides, and the police can have it.",
	"My father will choose, then send it to the police.",
	"Whoever is the owner decides, the police can have it.",
	"If my wife is fine with it, the police can have it.",
	"My manager signs it off, then you can give it to the police.",
	"Once my brother okays it, give it to the police.",
	"When he agrees, the police can have it.",
	"My husband is fine with the police having this.",
	"My husband agrees to the police having this.",
	"He agrees to the police having this.",
	"They agree to share it with the police.",
	"She is happy for the police to have it.",
	"The customer agrees to police.",
	"Our client has consented to disclosure to the police.",
	"The bank is happy for you to tell the police.",
	"My parents are okay with the police knowing.",
	"妻子同意交给警方。",
	"我先生同意交给警方。",
	"我老公同意的话,可以给警察。",
	"我不同意,你们把这些交给警方。",
	"我并没有同意,让你们交给警察。",
	"警方同意接收。",
	"警察不介意。",
	"你们会交给警察吗",
	"是不是应该交给警察",
	"可以交给警察吗",
	"我不想,你们把资料给警察。",
	"我不認為你們可以交給警察。",
	"我不確定可不可以交給警察。",
	"남편은 경찰에 전달하는 데 동의합니다.",
	"남편이 괜찮다면 경찰에 전달해도 됩니다.",
	"아내가 허락하면 경찰에 알려도 됩니다.",
	"경찰이 동의했습니다.",
	"경찰에 전달해도 되나요",
	"경찰에 전달해도 되는지 궁금합니다.",
	"경찰에 넘기는 것은 원하지 않습니다.",
	"동의하지 않습니다, 경찰에 전달하는 것.",
	"妻は警察に渡すことに同意しています。",
	"夫が同意すれば警察に渡してもいいです。",
	"警察に渡すことに同意した覚えはありません。",
	"警察に渡してもいいのでしょうか",
	"警察に渡してほしくないです。",
	"警察に渡すのは困ります。",
	"警察に知らせるのは嫌です。",
	"警察に提供することに同意しかねます。",
	"警察は同意しています。",
	"मेरे पति सहमत हैं कि यह पुलिस को दिया जाए।",
	"अगर मेरे पति सहमत हों तो पुलिस को दे दीजिए।",
	"मेरे पति मान जाएँ तो पुलिस को दे दीजिए।",
	"पुलिस सहमत है।",
	"पुलिस को कोई आपत्ति नहीं है।",
	"मैं राजी नहीं, कि आप यह पुलिस को दें।",
	"मैं सहमत नहीं हूँ, आप यह पुलिस को दें।",
	"क्या मैं पुलिस को बताऊँ",
	"ਮੈਂ ਸਹਿਮਤ ਨਹੀਂ, ਕਿ ਤੁਸੀਂ ਪੁਲਿਸ ਨੂੰ ਦੱਸੋ।",
	"Payag ang asawa ko na ibigay ito sa pulis.",
	("Sabi ng nanay ko, ipaalam daw sa pulis at payag siya. Hindi "
	"pa ako nakakapagdesisyon."),
	("Payag daw ang amo ko na ibigay sa pulis, pero pag-iisipan ko "
	"muna."),
	"Sabi po ng anak ko, ibigay na sa pulis. Saka na po muna.",
	("Mi marido dice que se lo den a la policía y que está de "
	"acuerdo. Yo todavía no lo he decidido."),
	"Aún no sé si quiero que llegue a la policía.",
	("Mon mari dit de le donner à la police et qu'il est d'accord. "
	"Moi, je n'ai pas encore décidé."),
	("Mein Mann sagt, geben Sie es der Polizei, er ist "
	"einverstanden. Ich habe mich noch nicht entschieden."),
	("Meine Chefin meint, Sie können es der Polizei geben. Ich "
	"überlege noch."),
	("Fai mai la'u tane e ave i leoleo, e malie o ia. Ae ou te le'i "
	"fa'ai'u so'u manatu."),
	("Pehē 'e hoku husepāniti ke 'ave ki he polisi, 'oku loto ki "
	"ai. Ka 'oku te'eki ke u fili."),
	("O meu marido diz para dar à polícia e concorda. Eu ainda não "
	"decidi."),
	("Chồng tôi bảo cứ báo công an, anh ấy đồng ý. Tôi thì chưa "
	"quyết định."),
	"我先生说可以交给警方,他同意。我自己还没有决定。",
	("मेरे पति कहते हैं पुलिस को दे दो, वे सहमत हैं। मैंने अभी "
	"फैसला नहीं किया है।"),
	"남편은 경찰에 넘기라고 하고 동의한대요. 저는 아직 결정하지 못했어요.",
	"夫は警察に渡してもいいと言っています。私はまだ決めていません。",
	"ਮੇਰੇ ਪਤੀ ਕਹਿੰਦੇ ਹਨ ਪੁਲਿਸ ਨੂੰ ਦੇ ਦਿਓ। ਮੈਂ ਅਜੇ ਫੈਸਲਾ ਨਹੀਂ ਕੀਤਾ।",
	"زوجي يقول أعطوه للشرطة وهو موافق. أنا لم أقرر بعد.",
	("E mea ana taku tāne me tuku ki ngā pirihimana, e whakaae ana "
	"ia. Kāore anō au kia whakatau."),
	("Mijn man zegt dat u het aan de politie mag geven, hij is "
	"akkoord. Ik heb nog niet besloten."),
	("Мой муж говорит, передайте полиции, он согласен. Я ещё не "
	"решила."),
	"Il est d'accord pour que vous le donniez à la police.",
	"Er ist einverstanden, dass die Polizei es bekommt.",
	"Ela concorda que seja enviado à polícia.",
	"Payag ang pulis.",
	"Ibibigay ba ninyo ito sa pulis",
	"Hindi ako payag, na ibigay ninyo sa pulis.",
	"Hindi ko pinapayagan na ibigay ito sa pulis.",
	"Bawal ibigay sa pulis.",
	"Kāore au e whakaae, kia tukuna ki ngā pirihimana.",
	"E whakaae ana taku tāne kia tukuna ki ngā pirihimana.",
	"E whakaae ana ngā pirihimana.",
	"Ka tukuna rānei tēnei ki ngā pirihimana",
	"Ki te whakaae taku wahine ka tukuna ki ngā pirihimana.",
	"Ou te lē malie, e lafo i leoleo.",
	"E malie lo'u to'alua e lafo i leoleo.",
	"E malie leoleo.",
	"'Oku 'ikai te u loto, ke 'ave ki he polisi.",
	"'Oku loto hoku husepāniti ke 'ave ki he kau polisi.",
	"لا أوافق، أن ترسلوا هذا إلى الشرطة.",
	"زوجي موافق على إبلاغ الشرطة.",
	"الشرطة موافقة.",
	"Tôi không đồng ý, gửi cho cảnh sát.",
	"Chồng tôi đồng ý gửi cho công an.",
	"Ik ga niet akkoord, dat u dit aan de politie geeft.",
	"Ik wil niet, dat u het met de politie deelt.",
	"De politie gaat akkoord.",
	"Mijn man gaat akkoord met delen met de politie.",
	"Jag samtycker inte, att ni skickar det till polisen.",
	"Polisen godkänner.",
	"Au sega ni vakadonuya, me tukuna vei ira na ovisa.",
	"Kare au e ariki, kia tuku ki te akava.",
	"If this looks like an offence, my husband decides, then the "
	"Police can have it.",
	"Sure, send it to the police, because they were such a help "
	"last time. Yeah right. Don't bother.",
	"Yes, give it to the police. As if.",
	"The email says, quote, I agree that my details may be sent to "
	"the police, unquote.",
	"Ich werde das der Polizei melden.",
	"I agree if the police pay me.",
	"I'm fine if the police ask my wife.",
	/* another's matter, who was not asked; another matter; not meant */
	"I'm only the babysitter, but sure, the police can have "
	"it.",
	"The police are welcome to this. I just do the books for "
	"them.",
	"I'm happy for the police to see it. I'm just the "
	"neighbour.",
	"Give it to the police. I'm simply passing this on.",
	"The police can have it. I only work here.",
	"The police can have the dashcam, I've told them that "
	"already.",
	"Yes tell the police! I'm just venting.",
	"The police can have it. I told them that in person, this "
	"one is another matter.",
	"My brother, who owns the ute, says the police can have "
	"it.",
	"警察に連絡しなくて大丈夫です。",
	"'Oku te'eki ke mau loto ke 'ave ki he polisi.",
	"The police can have it. It was on Monday at the till. I "
	"haven't asked her yet.",
	"You can tell the police. The van is blue. The owner "
	"hasn't been consulted.",
	"Please pass it to the police. He lost $900. We haven't "
	"checked with him first.",
	"The police can have it. They took $400. It's mum's "
	"decision in the end.",
	"The police can have it. It was in May. It isn't mine to "
	"give.",
	"Happy for the police to see it. It was $300. It's not my "
	"place.",
	"Please tell the police. It was a Tuesday. Consent for the "
	"police needs our director.",
	"Yes, the police can have it. The shed was open. This "
	"report is about something else.",
	"The police can have it. I saw a blue van. We never "
	"checked with them about this.",
	"Please share it with the police. She paid twice. She "
	"hasn't given her consent.",
	/* somebody will be asked, is thought to agree, or is waited for */
	"The police can have it, I expect, but I need to ask my client "
	"first.",
	"The police can have it. It was $9,000. It's the client's call and "
	"I must ask them first.",
	"The police can have it. She paid twice. I will have to ask her "
	"about that.",
	"The police can have it. He lost a boat. I'll ask and come back to "
	"you.",
	"The police can have it. Once she says so.",
	"The police can have it. It was May. Only when the patient has "
	"agreed.",
	"Give it to the police. The van is red. As soon as I've spoken to "
	"the tenant.",
	"The police can have it. It was in June. I'm sure he would agree.",
	"The police can have it. She is ninety. I think she wouldn't mind.",
	"The police can have it. He is at sea. I'm certain he'd say yes.",
	"Please tell the police. It was a cheque. It's up there with the "
	"worst, I expect it'll be a yes.",
	"The police can have it. We lost the roof fund. Subject to the "
	"board's approval.",
	"The police can have it. It was a claim. We are awaiting our "
	"insurer's go-ahead.",
	"The police can have it. The boy is nine. His parents haven't been "
	"asked. I have not asked the parents yet.",
	"The police can have it. It was rent. The committee hasn't decided.",
	"The police can have it. It was a claim. Waiting for consent from "
	"the policyholder.",
	"The police can have it. It was on Trade Me. It is their decision.",
	"The police can have it. He paid $80. I have yet to check with the "
	"customer whether he agrees.",
};

/* What is built alike, and is a yes. */
static const char *const given[] = {
	"Я согласна, чтобы вы передали это полиции.",
	"Не возражаю, чтобы это передали в полицию.",
	"Я не против, чтобы вы сообщили в полицию.",
	"Прошу передать это в полицию.",
	"Можете передать это в полицию.",
	"Ich bin damit einverstanden, dass Sie das an die Polizei weitergeben.",
	"Ich stimme zu, dass Sie das der Polizei geben.",
	"Ich habe nichts dagegen, dass Sie es an die Polizei weitergeben.",
	"Bitte leiten Sie das an die Polizei weiter.",
	"Je suis d'accord pour que vous transmettiez ceci à la police.",
	"J'autorise que ce soit transmis à la police.",
	"Estoy de acuerdo con que lo envíen a la policía.",
	"Por favor, envíen esto a la policía.",
	"Concordo que enviem isto à polícia.",
	"The police can have it, I don't mind.",
	"This is not okay. Please tell the police.",
	"I don't want this to happen to others, pass it to the police.",
	"I don't know who he is, please give it to the police.",
	"My wife and I are happy for the police to have it.",
	"My mother has been scammed, please tell the police.",
	"Sharing with Police is fine.",
	"Police is fine with me.",
	"The police are free to look at it.",
	"They have my permission to go to the police with it.",
	"If you think it's a crime, please pass it to police.",
	"If you think my mum has been scammed, pass it to the Police.",
	"If it is a crime I am happy for the police to have it.",
	"我同意,请交给警方。",
	"我同意你们转给警察。",
	"我们不反对交给警方。",
	"如有需要,可以转交警方。",
	"경찰에 전달하셔도 괜찮습니다.",
	"경찰에 전달해 주시면 감사하겠습니다.",
	"필요하면 경찰에 전달해도 됩니다.",
	"警察に渡していただければ幸いです。",
	"警察に伝えてください。",
	"必要であれば警察に提供しても構いません。",
	"मैं सहमत हूँ, यह पुलिस को दें।",
	"कृपया यह पुलिस को दे दीजिए।",
	"Payag ako na ibigay ito sa pulis.",
	"E whakaae ana au, tukuna ki ngā pirihimana.",
	"E whakaae ana ahau kia tukuna atu ki ngā pirihimana.",
	"Ou te malie e lafo i leoleo.",
	"'Oku ou loto ke 'ave ki he polisi.",
	"أوافق، أرسلوا هذا إلى الشرطة.",
	"Tôi đồng ý gửi cho công an.",
	"Ik ga akkoord met delen met de politie.",
	"Au vakadonuya me tukuna vei ira na ovisa.",
	"Police agreed to be told? Yes.",
	"I have no problem at all if the police get a copy.",
	"I said no police. I have changed my mind, please do send it to them.",
	"I'm just a student, the police can have it.",
	"The landlord is overseas so nobody showed me the flat. "
	"The police can have it.",
	"The owner's overseas, he said, and I paid the bond. The "
	"police can have it.",
	"I only work weekends. The police can have it.",
	"I told them that he took it. The police can have it.",
	"I'm only a cleaner and they took my wages. The police can "
	"have it.",
	"My husband is away. The police can have it.",
	"He doesn't know I'm writing. The police can have it.",
	"I have not asked the bank for a refund. The police can "
	"have it.",
	"She sent so many letters. The police can have it.",
	"My son, who is 30, was robbed. The police can have it.",
	"My brother, my sister and I agree that the police can "
	"have it.",
	"I don't want to lose more. I'm happy for the police to "
	"have it.",
	"My neighbour, who fixes computers, says it is a scam. The "
	"police can have it.",
	"I'm only asking that the police get it.",
	"Just pass it on to the police.",
	"My friend, a nurse, told me to write here. Please tell "
	"the police.",
	"警察に渡しても構いません。",
	"同意します。警察に渡してください。",
	"My wife and I, both of Gore, agreed that the police can have it.",
	"My mother, for whom I speak, agrees to the police being told and "
	"so do I.",
	/* who was asked, and what else is asked, thought and waited for */
	"I asked her and she said it is a scam. The police can have it.",
	"My client was asked and agreed. The police can have it.",
	"He signed. The police can have it.",
	"I need to ask them for a refund. The police can have it.",
	"I will ask the bank first. The police can have it.",
	"I'm sure he would do it again. The police can have it.",
	"I think they will sell it. The police can have it.",
	"I'm waiting on the bank's decision. The police can have it.",
	"It's the bank's call whether they refund me. The police can have "
	"it.",
	"The refund is subject to fees. The police can have it.",
};

static enum kr_consent
read(const char *statement)
{
	struct kr_arena *arena = kr_arena_new(1 << 22);
	struct kr_view text = kr_view_root(kr_span_str(statement));
	enum kr_consent value = kr_consent_read(&text, KR_SPAN_NONE, NULL,
	    arena).value;

	kr_arena_free(arena);
	return value;
}

static void
never_a_yes(void **state)
{
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(never); i++)
		if (read(never[i]) == KR_CONSENT_GIVEN) {
			print_error("falsely given: %s\n", never[i]);
			wrong++;
		}
	assert_int_equal(wrong, 0);
}

static void
still_a_yes(void **state)
{
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < KR_NELEM(given); i++)
		if (read(given[i]) != KR_CONSENT_GIVEN) {
			print_error("overlooked: %s\n", given[i]);
			wrong++;
		}
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(never_a_yes),
		cmocka_unit_test(still_a_yes),
	};

	return cmocka_run_group_tests_name("consent_whose", tests, NULL, NULL);
}
