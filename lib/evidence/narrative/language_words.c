/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Frequent short words of languages in Latin letters, in the form of the
 * search copy, and characters that only one way of writing Chinese has.
 */
#include <stddef.h>

#include "evidence/narrative/language_data.h"

const struct kr_language_words kr_language_words[] = {
	{ "en", "the and in it for of my is with our that on from this was "
	    "we not have an so one has they its by but all be got are about "
	    "had been there out what know your who want if now only were "
	    "like she when which did get their would him back just you can "
	    "could please will any some as at or how email am hi hello "
	    "dear thanks regards says said them his her us more yes to a i "
	    "me he do they want think every day dont im ive use see case "
	    "been these than then because after before never ever again "
	    "too cant wont didnt isnt" },
	{ "mi", "te nga ki ko he kei kua kaore taku toku aku au koe ahau "
	    "matou tatou koutou ratou ana ai nei hoki engari kaua tetahi "
	    "etahi katoa mo me ma no na i e o a tenei tena tera mai atu noa "
	    "tonu hei kore kahore korero ora kia tangata moni peke putea "
	    "pukete pirihimana imera waea karere nama mahi reo tuku patai "
	    "whakaae wahine tane whanau inaianei pea whaea matua" },
	{ "sm", "le o e i ua sa ma mo mai atu ou lou lau ona la lo lona "
	    "tagata fai leoleo lei loo leai uma lava ai totogi tusi iloa ae "
	    "tupe maua lafo faamolemole sau igoa aso lea luga lenei isi aua "
	    "feau tausaga talofa faafetai matou outou latou faletupe se "
	    "pe poo ia faia fesoasoani imeli telefoni tele ina a" },
	{ "to", "oku ha nae ikai naa kuo taha u tohi mau eku polisi kau "
	    "ngaahi mei pehe ku hoku paanga kole ave kotoa he pea eni "
	    "pangike meili ilo hingoa aho osi omi ngaue ange kakai hau hono "
	    "loto e o a ki ko mo ae ai ia malo lelei kataki kiate mole" },
	{ "rar", "kare ra ia tetai teia taku toku karanga tukuna kotou "
	    "orana e te i ki ko kua au no akara teta reira akameitaki tei "
	    "kiaku meitaki moni tangata mai atu" },
	{ "fj", "na ni sa e mai ena kei vei me ka bula vinaka noqu au "
	    "baqe oqo dua sega ovisa kerekere veivuke tiko kina nona mera "
	    "lako keimami vakalevu ko o qai" },
	{ "tl", "ng ang may po hindi ako nag mga yung naka lang ito at "
	    "isang daw pa siya pulis naman ay na dito araw akong niya nasa "
	    "kami ba wala ngayon namin kong sa sabi nila kasi ko mo ka "
	    "kung para si ni salamat pera rin din kayo" },
	{ "hi-Latn", "nahi raha maine kar hain ye tha mujhe kisi mera wo "
	    "gaya bol abhi aaya usne thi sach rahe paas meri kiya jo hai "
	    "hoon chahiye aap mat mere hua hi ka ki ke ko se mein bhi kya "
	    "toh aur hum woh koi bhai namaste ne par paisa" },
	{ "hif", "hum uu hamaar waala waapas rahaa khaali kaise nai koi ek "
	    "ab ke diya aur me bole hamlog log uske kuch hoi gais maangat "
	    "karis dekhis" },
	{ "pa-Latn", "nu si main ne da di de te ton naal kita sat sri akal "
	    "mainu menu tusi ji dass hai sade meri mera hoya paise koi ta" },
	{ "fr", "je et bonjour sur nous notre les des depuis dans mon vous "
	    "une soit pour pas il est encore avec un suis seulement sans "
	    "rien pouvez mais cette le la de du que qui ce a au ne jai ma "
	    "ai mes merci plus par" },
	{ "es", "es y el mi del con una en trabajo soy por solo no lo los "
	    "esto esta que de ya para la pero un me se las hola gracias "
	    "buenos dias como mas su tengo fue han muy" },
	{ "pt", "que de nao o a e um uma para com os do da em no na por mais "
	    "se minha meu foi eu ola obrigado obrigada voces recebi isso "
	    "muito estou esta ao dos das" },
	{ "it", "che di non il la un una per con sono mi ho e del della in "
	    "da si piu questo questa gli mia mio buongiorno grazie ciao le "
	    "alla ma come anche stato" },
	{ "de", "der die das und ich ist nicht ein eine mir von zu den mit "
	    "auf fur sie wir habe hat es dem im bei aber wurde meine mein "
	    "wie auch hallo bitte danke sehr geehrte mich noch" },
	{ "nl", "de het een van en ik is niet dat op te voor met zijn wij "
	    "mijn ook maar heb heeft deze die er om naar bij als aan geen "
	    "hallo dank groet jullie wordt" },
	{ "sv", "och att det som en jag ar inte pa for med av till den har "
	    "ett mig om min mitt vi fran hej tack men kan var" },
	{ "da", "og at det som en jeg er ikke pa for med af til den har et "
	    "mig om min mit vi fra hej tak men kan fik" },
	{ "no", "og at det som en jeg er ikke pa for med av til den har et "
	    "meg om min mitt vi fra hei takk men kan fikk" },
	{ "fi", "ja on ei se etta han mutta kun olen minun mina ole oli "
	    "kiitos hei ovat myos tama joka niin kanssa sain" },
	{ "pl", "nie to sie w na i z do jest ze mnie mi jak ale za od moje "
	    "moj dzien dobry dziekuje po czy mam tego przez" },
	{ "cs", "je se na to ze jsem v a s mi ale do z jako za si me dobry "
	    "den dekuji pro byl mam jsou" },
	{ "hu", "a az es nem hogy egy en van meg de is ez nekem koszonom "
	    "kaptam azt volt csak mar kerem" },
	{ "ro", "si nu de la in este cu pe un o am sa ca din mi pentru "
	    "multumesc buna ziua sunt care mai" },
	{ "hr", "je i na se da u sam ne mi to za od su li hvala postovani "
	    "nije ali bio sto ovo" },
	{ "tr", "ve bir bu da de ben icin ne var cok ile bana gibi ama "
	    "merhaba tesekkurler degil mi olarak sonra" },
	{ "id", "yang dan di saya ini itu dengan untuk tidak dari ada ke "
	    "akan pada kami sudah bisa mereka terima kasih halo karena" },
	{ "ms", "yang dan di saya ini itu dengan untuk tidak dari ada ke "
	    "akan kepada kami telah boleh mereka terima kasih kerana ialah "
	    "wang" },
	{ "vi", "toi khong la va cua cho nguoi duoc nhung mot da co bi "
	    "nay tien gui trong cam xin chao ngan hang thoai voi den" },
	{ "so", "waa iyo ma oo ka ku in la aan waxaan loo si ah uu ay" },
	{ "sw", "ya na wa kwa ni katika za la yangu mimi hii kuwa sana" },
	{ NULL, NULL }
};

/* English that greets or parts in another language is a mixture. */
const struct kr_language_words kr_language_greetings[] = {
	{ "mi", "kia ora|tena koe|tena koutou|tena korua|tena ra|nga mihi|"
	    "morena|mauri ora|naku|naku noa|ata marie|e hoa|e hoa ma|"
	    "nau mai|haere mai|ka kite|po marie|mihi nui|arohanui|aroha nui|"
	    "aroha mai|mihi atu" },
	{ "sm", "talofa|talofa lava|malo lava|faafetai|faafetai tele|"
	    "soifua|tofa soifua|manuia" },
	{ "to", "malo e lelei|malo aupito|ofa atu" },
	{ "fj", "bula vinaka|vinaka vakalevu|ni sa bula" },
	{ "rar", "kia orana|meitaki maata" },
	{ "tl", "magandang araw|salamat po|maraming salamat" },
	{ "hi-Latn", "namaste|shukriya|dhanyavaad" },
	{ NULL, NULL }
};

const char kr_language_simplified[] =
    "这个们来对说没时会为给钱银行骗电话发链点击开户骗诈报警请问谢现网"
    "国么关后从两样还经过让无间长车东书见问题认识应该机场处号码买卖转账"
    "财产损";
const char kr_language_traditional[] =
    "這個們將處將費構貴權團體帳號聯絡寫給訊證聽學員給們參實際單據應"
    "當舉報處理協助紐西蘭奧來對說沒時會為給錢銀騙電話發鏈點擊開戶詐報請問謝現網國"
    "麼關"
    "後從兩樣還經過讓無間長車東書見題認識應該機場處號碼買賣轉賬財產損"
    "嘅咗喺佢哋冇嚟啲俾";
