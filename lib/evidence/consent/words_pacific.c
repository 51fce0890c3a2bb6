/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words of consent: languages of Aotearoa and the Pacific
 * (words.h says how they are written).
 */
#include "evidence/consent/words.h"

const struct kr_consent_words kr_consent_words_pacific[] = {
	/* ---- te reo Māori ------------------------------------------------ */
	{ "mi", KR_CW_POLICE, "pirihimana|nga pirihimana" },
	{ "mi", KR_CW_YES,
	  "whakaae|whakaaetia|ka pai|pai ana|kei te pai|ae ra|e pai ana|"
	  "kei a koutou te mana|e hari ana|tautoko|ae koa|"
	  "kaore aku raruraru|kaore oku raruraru|kaore he raruraru|"
	  "kaore oku awangawanga" },
	{ "mi", KR_CW_PASS,
	  "tukuna|tukua|hoatu|hoatuna|tohaina|whakina|whakamohiotia|"
	  "korerohia|karangatia|waea atu|kia kite|kia mohio|ka mohio|"
	  "me mohio|kia tae|kia tukuna|kia hoatu|me tuku|me hoatu|"
	  "tukuna atu" },
	{ "mi", KR_CW_WISH, "hiahia|pirangi|hiahiatia" },
	{ "mi", KR_CW_NOT,
	  "kaore|kaua|kao|kare|kaaore|ehara|kahore|e kore|kore|haunga|"
	  "kaua e|kati" },
	{ "mi", KR_CW_AGAINST,
	  "taihoa|au e kore e|whakakahore|kua huri taku whakaaro|"
	  "kua huri oku whakaaro|unuhia|whakahe" },
	{ "mi", KR_CW_BACK,
	  "kua huri taku whakaaro|kua huri oku whakaaro|unuhia" },
	{ "mi", KR_CW_IF,
	  "mehemea|mena|ki te kore|hei reira|kia mutu rawa" },
	{ "mi", KR_CW_OKIF,
	  "ki te kite koutou|mena ka mohio|mena e tika ana" },
	{ "mi", KR_CW_HEDGE,
	  "kaore ano kia whakatau|kaore ano au kia whakatau|"
	  "kei te whakaaro tonu" },
	{ "mi", KR_CW_ASK, "ka aha|he aha|me pehea" },
	{ "mi", KR_CW_TOLD, "kua korero ke|kua tuku ke|kua purongotia|kua" },
	{ "mi", KR_CW_SHAM, "e ki ana he pirihimana|te kaitahae" },
	{ "mi", KR_CW_CHILD,
	  "8 aku tau|9 aku tau|10 aku tau|11 aku tau|12 aku tau|"
	  "13 aku tau|14 aku tau|15 aku tau|16 aku tau|17 aku tau" },
	{ "mi", KR_CW_KEEP,
	  "kaua e tuku ki wahi ke|kaua e tuku ki tetahi atu|"
	  "kaua e korero ki tetahi atu" },
	{ "mi", KR_CW_BREAK, "engari|heoi|na te mea|no te mea" },
	{ "mi", KR_CW_IDIOM, "kaore au e mohio|kaore i" },
	{ "mi", KR_CW_PLEASE, "koa|tena koa" },

	/* ---- Samoan ------------------------------------------------------ */
	{ "sm", KR_CW_POLICE, "leoleo|leoleo moni|ofisa o leoleo" },
	{ "sm", KR_CW_YES,
	  "malie|malilie|ioe|faatagaina|faataga|taliaina|talia|e mafai|"
	  "e leai sou faafitauli|e leai se faafitauli|"
	  "e leai sou faafitauli pe a|e leai se faafitauli pe a" },
	{ "sm", KR_CW_PASS,
	  "lafo|tuuina|tuu|avatu|ave|aveina|faasoa|tau|tauina|faailoa|"
	  "tuu atu|vaai|iloa|faasoaina|lipoti atu" },
	{ "sm", KR_CW_WISH, "manao|manaomia" },
	{ "sm", KR_CW_NOT,
	  "aua|aua le|leai|ou te le|matou te le|e le malie|le malie|"
	  "te le|lei|e leai|e le mafai|aua nei" },
	{ "sm", KR_CW_IF, "afai|sei|sei malie|pe a|pe afai" },
	{ "sm", KR_CW_ASK, "pe tatau|pe mafai" },
	{ "sm", KR_CW_TOLD,
	  "ua uma ona|na ou lipoti|ua ou lipoti|sa ou|na ou|ua ou taua|"
	  "ua taua|ua lipoti|ua faailoa|na matou|sa matou|ua uma" },
	{ "sm", KR_CW_SHAM, "fai mai o ia|e fai mai" },
	{ "sm", KR_CW_CHILD,
	  "10 ou tausaga|11 ou tausaga|12 ou tausaga|13 ou tausaga|"
	  "14 ou tausaga|15 ou tausaga|16 ou tausaga|17 ou tausaga|"
	  "sefulutasi ou tausaga|sefululua ou tausaga|"
	  "sefulutolu ou tausaga|sefulufa ou tausaga|"
	  "sefululima ou tausaga|sefuluono ou tausaga" },
	{ "sm", KR_CW_BREAK, "ae|peitai|ona o" },
	{ "sm", KR_CW_PLEASE, "faamolemole" },

	/* ---- Tongan ------------------------------------------------------ */
	{ "to", KR_CW_POLICE, "polisi|kau polisi" },
	{ "to", KR_CW_YES,
	  "io|fakaata|fakangofua|loto|felotoi|loto lelei|fie tokoni|sai pe" },
	{ "to", KR_CW_PASS,
	  "ave|oatu|talaange|fakaha|ilo|tala|fekau|oange" },
	{ "to", KR_CW_WISH, "fiemau" },
	{ "to", KR_CW_NOT, "ikai|oua|oua naa|oua mua naa|ikai te u" },
	{ "to", KR_CW_VAGUE, "fie ilo|pe ko e ha" },
	{ "to", KR_CW_OKIF, "kapau e fiemau" },
	{ "to", KR_CW_IF, "kapau|kae oua" },
	{ "to", KR_CW_PLEASE, "kataki|fakamolemole" },
	{ "to", KR_CW_BREAK, "ka ko e|he oku" },
	{ "to", KR_CW_TOLD, "kuo|kuo osi|nae|naa ku|na a ku" },

	/* ---- Cook Islands Māori ------------------------------------------ */
	{ "rar", KR_CW_POLICE, "akava" },
	{ "rar", KR_CW_YES, "ariki|kua ariki|te ariki nei" },
	{ "rar", KR_CW_PASS, "tukuia" },
	{ "rar", KR_CW_WISH, "anoano" },
	{ "rar", KR_CW_NOT, "kare|auraka" },
	{ "rar", KR_CW_TOLD, "kua|kua oti" },

	/* ---- Fijian ------------------------------------------------------ */
	{ "fj", KR_CW_POLICE, "ovisa" },
	{ "fj", KR_CW_YES, "vakadonuya|vakadonui|io" },
	{ "fj", KR_CW_PASS, "tukuna|kila|vakau|soli" },
	{ "fj", KR_CW_WISH, "vinakata" },
	{ "fj", KR_CW_NOT, "sega|sega ni|kua ni|kakua|kakua ni" },
	{ "fj", KR_CW_TOLD, "sa oti|au sa" },
	{ "mi", KR_CW_JOIN,
	  "kia|kia tukuna|kia hoatu" },
	{ "mi", KR_CW_ASKED,
	  "ranei" },
	{ "mi", KR_CW_IF,
	  "ki te whakaae|ki te pai|me matua" },
	{ "mi", KR_CW_WHOSE,
	  "taku tane|toku tane|taku wahine|taku hoa|toku hoa|"
	  "taku papa|toku papa|taku mama|toku whaea|toku matua|"
	  "taku rangatira|taku roia|toku whanau|taku tama|"
	  "taku tamahine|oku matua" },
	{ "mi", KR_CW_STAND,
	  "whakaae|whakaaetia" },
	{ "sm", KR_CW_WHOSE,
	  "lou toalua|lou tama|lou tina|lou matai|lou uso|"
	  "lou tuagane|lou loia|ou matua|lau tama|lau teine" },
	{ "sm", KR_CW_STAND,
	  "malie|malilie|talia" },
	{ "to", KR_CW_JOIN,
	  "ke" },
	{ "to", KR_CW_WHOSE,
	  "hoku husepaniti|hoku uaifi|hoku hoa|eku tamai|eku fae|"
	  "hoku pule|eku matua|hoku loea" },
	{ "to", KR_CW_STAND,
	  "loto|felotoi" },
	{ "rar", KR_CW_JOIN,
	  "kia" },
	{ "mi", KR_CW_IDIOM,
	  "whakaae ana nga pirihimana|whakaae nga pirihimana" },
	{ "sm", KR_CW_IDIOM,
	  "malie leoleo|malilie leoleo|malie tagata leoleo" },
	{ "to", KR_CW_IDIOM,
	  "loto ae kau polisi|loto kau polisi" },
	{ "mi", KR_CW_YES,
	  "whakaae ana ahau|whakaae ana au|whakaae ahau|whakaae au|"
	  "whakaae ana matou|whakaae matou|whakaae ana maua|"
	  "whakaae ana a au" },
	{ "mi", KR_CW_ME,
	  "ahau|matou|maua" },
	{ "mi", KR_CW_DONE,
	  "tuku|korero|tae|panui|tohatoha|whaki|whakamohio|whakapa" },
	{ "mi", KR_CW_SHAM,
	  "i ki mai|e ki ana ratou" },
	{ "mi", KR_CW_YES,
	  "ka taea|ka taea e koutou" },
	/* ---- somebody else says so; nothing is decided yet ------------------ */
	{ "sm", KR_CW_WHOSE, "lau tane|lau ava" },
	{ "sm", KR_CW_SHAM, "fai mai lau|fai mai lou|fai mai le" },
	{ "sm", KR_CW_HEDGE,
	  "lei faaiu|lei faia sou|mafaufau pea|ou te le iloa|"
	  "ou te lei iloa" },
	{ "to", KR_CW_HEDGE, "teeki ke u|teeki ai ke u|kei fakakaukau" },
	{ "to", KR_CW_HEDGE, "teeki ai ke mau|teeki ke mau|teeki fai ha tuutuuni" },
	{ "mi", KR_CW_HEDGE,
	  "mataku ia ki te|mataku au ki te|mataku ahau ki te|"
	  "mataku ratou ki te|mataku ki te" },
	{ "", KR_CW_COUNT, NULL }
};
