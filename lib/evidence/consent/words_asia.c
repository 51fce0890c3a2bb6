/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words of consent: languages of Asia
 * (words.h says how they are written).
 */
#include "evidence/consent/words.h"

const struct kr_consent_words kr_consent_words_asia[] = {
	/* ---- Chinese ----------------------------------------------------- */
	{ "zh", KR_CW_POLICE,
	  "警察|警方|警局|警员|警員|公安|差人|差館|差佬|派出所|报警|報警|"
	  "报案|報案" },
	{ "zh", KR_CW_PASS,
	  "报警|報警|报案|報案|转给|轉給|转交|轉交|转|轉|交给|交給|交由|"
	  "交|给|給|让|讓|移送|移交|提供|告诉|告訴|通知|联系|聯絡|联络|"
	  "分享|话俾|話俾|交俾|俾|介入|知会|知會|知道|抄送|送交|上报|"
	  "上報|惊动|驚動|处理|處理|管|看|拿去|发给|發給|搵" },
	{ "zh", KR_CW_YES,
	  "同意|授权|授權|允许|允許|愿意|願意|没意见|沒意見|没有意见|"
	  "沒有意見|可以|乐意|樂意|支持|批准|巴不得|不反对|不反對|没问题|"
	  "沒問題|冇問題|冇所謂交|不介意|欢迎|歡迎|不是不想|不是不|"
	  "唔係唔|不是反对|唔反對" },
	{ "zh", KR_CW_WISH, "想|要|希望|请|請|麻烦|麻煩|帮|幫" },
	{ "zh", KR_CW_NOT,
	  "不|没|沒|别|別|勿|未|唔|冇|咪|莫|无须|無須|毋须|毋須|不用|"
	  "不必|不要|唔好|唔使|除了|除咗" },
	{ "zh", KR_CW_AGAINST,
	  "拒绝|拒絕|反对|反對|反悔|撤回|撤销|撤銷|收回|取消|改变主意|"
	  "改變主意|改主意|暂缓|暫緩|先等" },
	{ "zh", KR_CW_BACK,
	  "反悔|撤回|撤销|撤銷|收回|取消|改变主意|改變主意|改主意|不可能|"
	  "没门|沒門|休想|想得美|免谈|免談" },
	{ "zh", KR_CW_KEEP, "保密|不要外传|不要外傳|只给你们|只給你們" },
	{ "zh", KR_CW_IF,
	  "如果|假如|要是|除非|等|之后再|之後再|再说|再說|再决定|再決定|"
	  "若|倘若|只有|先问|先問" },
	{ "zh", KR_CW_OKIF,
	  "如有需要|如需要|如果需要|有需要|如果你们认为|如果你們認為|"
	  "若有需要|如认为|如果有用" },
	{ "zh", KR_CW_ASK,
	  "吗|嗎|要不要|会不会|會不會|是否|该不该|該不該|呢" },
	{ "zh", KR_CW_HEDGE,
	  "还没决定|還沒決定|未决定|未決定|还没想好|還沒想好|考虑|考慮|"
	  "不确定|不確定|随便|隨便|无所谓|無所謂|冇所謂|不知道|不知|问过|"
	  "問過|要问|要問|哪天|商量" },
	{ "zh", KR_CW_TOLD,
	  "已经报警|已經報警|已报警|已報警|报了警|報咗警|报过警|報過警|报警了|報警了|录口供|落咗|已经去|已經去|去过|"
	  "去咗|上次|上個月|上个月|昨天去|给了|給了|告诉了|告訴了|通知了|转给了|轉給了|交给了|交給了|联系了|聯絡了|"
	  "说了|說了|报了案|報了案|报过案|報過案|已经给|已經給|已经告诉|已經告訴|已经通知|已經通知" },
	{ "zh", KR_CW_SHAM,
	  "说我同意|說我同意|自称|自稱|冒充|假冒|假警|假扮|声称|聲稱|"
	  "骗子|騙徒|骗徒|對方|对方" },
	{ "zh", KR_CW_CHILD,
	  "我8岁|我9岁|我10岁|我11岁|我12岁|我13岁|我14岁|我15岁|我16岁|"
	  "我17岁|我八岁|我九岁|我十岁|我十一岁|我十二岁|我十三岁|"
	  "我十四岁|我十五岁|我十六岁|我十七岁|我8歲|我9歲|我10歲|我11歲|"
	  "我12歲|我13歲|我14歲|我15歲|我16歲|我17歲|我八歲|我九歲|"
	  "我十歲|我十一歲|我十二歲|我十三歲|我十四歲|我十五歲|我十六歲|"
	  "我十七歲|我今年8岁|我今年9岁|我今年10岁|我今年11岁|我今年12岁|"
	  "我今年13岁|我今年14岁|我今年15岁|我今年16岁|我今年17岁|"
	  "我今年八岁|我今年九岁|我今年十岁|我今年十一岁|我今年十二岁|"
	  "我今年十三岁|我今年十四岁|我今年十五岁|我今年十六岁|"
	  "我今年十七岁|初中生|我未成年" },
	{ "zh", KR_CW_BREAK,
	  "但|但是|不过|不過|可是|因为|因為|所以|只是" },
	{ "zh", KR_CW_IDIOM,
	  "能不能|是不是|有没有|有沒有|不好意思|只要|不少|不只|不仅|不断|"
	  "不斷|对不起|對唔住|重要" },

	/* ---- Hindi, Devanagari and romanised ----------------------------- */
	{ "hi", KR_CW_POLICE, "पुलिस|थाने|थाना" },
	{ "hi", KR_CW_YES,
	  "सहमत|सहमति|अनुमति|मंजूर|राजी|इजाजत|तैयार|ठीक|हाँ|हां|बेशक|"
	  "आपत्ति नहीं|एतराज नहीं|ऐतराज नहीं|दिक्कत नहीं|चाहें तो" },
	{ "hi", KR_CW_PASS,
	  "दें|दे|दो|दीजिए|दीजिये|बताइए|बताइये|बताएँ|बताएं|बता|बताओ|"
	  "सौंप*|भेज*|पहुँचा*|पहुंचा*" },
	{ "hi", KR_CW_WISH, "चाहता|चाहती|चाहते|चाहूँगा|चाहूँगी|कृपया" },
	{ "hi", KR_CW_NOT, "नहीं|मत|न|ना|बिना|बाद में" },
	{ "hi", KR_CW_AGAINST,
	  "मना|ऐसा नहीं है कि|इनकार|इंकार|वापस लेता|वापस लेती|खिलाफ" },
	{ "hi", KR_CW_BACK, "वापस लेता|वापस लेती" },
	{ "hi", KR_CW_IF, "अगर|यदि|तभी|जब तक" },
	{ "hi", KR_CW_OKIF, "जरूरत हो तो|आवश्यक हो तो|अगर जरूरत हो" },
	{ "hi", KR_CW_ASK, "क्या|कैसे" },
	{ "hi", KR_CW_HEDGE,
	  "सोच रहा|सोच रही|तय नहीं|फैसला नहीं|पूछकर" },
	{ "hi", KR_CW_TOLD,
	  "कर दी है|कर चुका|कर चुकी|लिखवाई|दर्ज|बता दिया|दे दिया|दे दी|"
	  "कर दी|कर दिया|बता चुका|बता चुकी|पहले ही|दे चुका|दे चुकी|बताया" },
	{ "hi", KR_CW_SHAM, "बनकर|बता रहा था|नकली|फर्जी|खुद को" },
	{ "hi", KR_CW_BREAK, "लेकिन|पर|मगर|क्योंकि|इसलिए" },
	{ "hi", KR_CW_TROUBLE, "आपत्ति|समस्या|दिक्कत|परेशानी|एतराज|ऐतराज" },
	{ "hi-Latn", KR_CW_POLICE, "thana|thane" },
	{ "hi-Latn", KR_CW_YES,
	  "manzoor|manjoor|harj nai|koi harj|thik hai|theek hai|haan|"
	  "sehmat|razi|raazi|koi dikkat nahi|koi aitraz nahi" },
	{ "hi-Latn", KR_CW_PASS,
	  "de do|dedo|de dijiye|de dena|dena|bata do|batao|batana|"
	  "bata dena|bhejo|bhej do|bata dijiye|deo|le jaane|share karo" },
	{ "hi-Latn", KR_CW_NOT,
	  "nahi|nahin|nai|nhi|mat|mat batana|mat bata|mat do|mat dena|"
	  "mat bhejo|zaroorat nahi|na batana|na dena" },
	{ "hi-Latn", KR_CW_IF, "agar|jab tak" },
	{ "hi-Latn", KR_CW_BREAK, "lekin|magar" },
	{ "hi-Latn", KR_CW_TROUBLE, "problem|dikkat|aitraz|etraz|pareshani" },
	{ "hi-Latn", KR_CW_TOLD,
	  "bata diya|bata di|de diya|de di|kar di|kar diya|bata chuka|"
	  "bata chuki|pehle hi|pahle hi|bataya|diya hai|di hai" },

	/* ---- Punjabi, Gujarati ------------------------------------------- */
	{ "pa", KR_CW_POLICE, "ਪੁਲਿਸ*|ਪੁਲੀਸ*|ਠਾਣੇ|ਠਾਣਾ" },
	{ "pa", KR_CW_YES,
	  "ਸਹਿਮਤ|ਸਹਿਮਤੀ|ਰਾਜੀ|ਬੇਸੱਕ|ਹਾਂ|ਇਤਰਾਜ ਨਹੀਂ|ਠੀਕ" },
	{ "pa", KR_CW_PASS,
	  "ਦੱਸੋ|ਦਿਓ|ਦੇ ਦਿਓ|ਸਾਂਝਾ|ਦੱਸਣਾ|ਦੇਣਾ|ਜਾਣ|ਜਾਣਾ|ਭੇਜੋ" },
	{ "pa", KR_CW_WISH, "ਚਾਹੁੰਦਾ|ਚਾਹੁੰਦੀ|ਚਾਹੁੰਦੇ" },
	{ "pa-Latn", KR_CW_PASS,
	  "dass do|das do|dasso|dass deo|de deo" },
	{ "pa", KR_CW_NOT, "ਨਹੀਂ|ਨਾ|ਨਾ ਦੱਸੋ|ਫਿਲਹਾਲ ਨਾ" },
	{ "pa", KR_CW_TOLD, "ਦੱਸ ਦਿੱਤਾ|ਦੇ ਦਿੱਤੀ|ਦੇ ਦਿੱਤਾ|ਕਰ ਦਿੱਤੀ|ਪਹਿਲਾਂ ਹੀ" },
	{ "gu", KR_CW_POLICE, "પોલીસ*" },
	{ "gu", KR_CW_YES,
	  "સંમત|મંજૂરી|વાંધો નથી|કોઈ વાંધો નથી|ભલે|હા" },
	{ "gu", KR_CW_PASS, "જણાવ*|જાણ કરો|જાણ કરશો|જાણ કરજો|આપો|આપજો|આપશો|મોકલ*|આપવ*" },
	{ "gu", KR_CW_NOT, "નથી|ન|ના|નહીં" },
	{ "gu", KR_CW_TOLD, "કરી દીધી|આપી દીધી|જાણ કરી છે|પહેલેથી" },

	/* ---- Korean ------------------------------------------------------ */
	{ "ko", KR_CW_POLICE, "경찰" },
	{ "ko", KR_CW_YES,
	  "동의|괜찮|됩니다|좋습니다|허락|찬성|상관없|문제없|문제 없|"
	  "이의 없|이의없|협조하|가져가 주|네" },
	{ "ko", KR_CW_WISH, "원합|원하|바랍|바라|부탁" },
	{ "ko", KR_CW_NOT,
	  "없|않|안 돼|안돼|마세요|마십시오|지 마|지 말|말아|말고|못|"
	  "아니|없이|싫" },
	{ "ko", KR_CW_AGAINST, "거부|거절|반대|철회|취소" },
	{ "ko", KR_CW_CHILD,
	  "저는 8살|저는 9살|저는 10살|저는 11살|저는 12살|저는 13살|"
	  "저는 14살|저는 15살|저는 16살|저는 17살|중학생이|미성년자" },
	{ "ko", KR_CW_BACK, "철회|취소" },
	{ "ko", KR_CW_IDIOM, "상의한 결과|틀림없" },
	{ "ko", KR_CW_IF, "만약|다면|으면|전까지|먼저" },
	{ "ko", KR_CW_OKIF, "필요하면|필요하시면|필요하다면|오라면" },
	{ "ko", KR_CW_ASK, "까요|나요|습니까" },
	{ "ko", KR_CW_HEDGE,
	  "결정하지 못|결정 못|모르겠|고민|상의|생각해" },
	{ "ko", KR_CW_TOLD, "신고했|이미|다녀왔" },
	{ "ko", KR_CW_SHAM, "속인|사칭|이라고 하|이라며|행세" },

	/* ---- Japanese ---------------------------------------------------- */
	{ "ja", KR_CW_POLICE, "警察|通報|被害届" },
	{ "ja", KR_CW_YES,
	  "同意|構いません|かまいません|結構です|承諾|了承|"
	  "問題ありません|どうぞ" },
	{ "ja", KR_CW_PASS,
	  "渡してください|伝えてください|提供してください|知らせてください|共有してください|回してください" },
	{ "ja", KR_CW_NOT, "ないで|ません|しない|控えて|やめて" },
	{ "ja", KR_CW_IF, "もし|場合は|なら" },
	{ "ja", KR_CW_HEDGE, "決められません|迷って|検討|わかりません" },
	{ "ja", KR_CW_ASK, "ですか|ますか|べきか|でしょうか" },
	{ "ja", KR_CW_SHAM, "名乗|なりすま|装" },
	{ "ja", KR_CW_TOLD, "届けました|相談しました|すでに|既に" },

	/* ---- Tagalog ----------------------------------------------------- */
	{ "tl", KR_CW_POLICE, "pulis|pulisya|kapulisan" },
	{ "tl", KR_CW_YES,
	  "payag|pumapayag|sang-ayon|sumasang-ayon|ok lang|okay lang|oo|"
	  "opo|pwede|puwede|handa|ayos lang|wala akong problema|"
	  "wala po akong problema|walang problema|walang problema po|"
	  "walang problema sa akin|wala akong problema kung|"
	  "wala po akong problema kung|walang problema kung" },
	{ "tl", KR_CW_PASS,
	  "ibigay|ipaalam|ipasa|sabihin|isumbong|ireport|i-refer|"
	  "i-report|umabot|iparating|ibahagi|magbigay" },
	{ "tl", KR_CW_WISH, "gusto|nais|ayaw|ayoko|ayokong" },
	{ "tl", KR_CW_NOT,
	  "hindi|huwag|wag|ayaw|ayoko|ayokong|ayoko pong|wala|walang" },
	{ "tl", KR_CW_IF, "kung|kapag|hanggang" },
	{ "tl", KR_CW_OKIF,
	  "kung kailangan|kung kinakailangan|kung makakatulong" },
	{ "tl", KR_CW_BREAK, "pero|kasi|dahil|ngunit" },
	{ "tl", KR_CW_TOLD,
	  "naireport|nai-report|na-report|nireport|nagreport|nag-report|"
	  "sinabi ko na|nasabi ko na|nasabi na|naipaalam|ipinaalam ko|"
	  "isinumbong ko|naisumbong|naibigay|ibinigay ko|nakausap" },

	/* ---- Arabic ------------------------------------------------------ */
	{ "ar", KR_CW_POLICE, "الشرطه|للشرطه|البوليس|بالشرطه" },
	{ "ar", KR_CW_YES,
	  "اوافق|موافق|موافقه|نعم|لا مانع|لا مانع لدي|اسمح|يمكنكم|"
	  "لا امانع" },
	{ "ar", KR_CW_PASS,
	  "ابلغوا|ارسلوا|حولوا|شاركوا" },
	{ "ar", KR_CW_WISH, "اريد|ارغب|ارجو" },
	{ "ar", KR_CW_NOT, "لا|لن|لم|ليس|بدون|عدم|ولا|ولن|ولم|وليس|فلا|"
	  "فلن|وبدون|دون|ودون|ما|وما|غير|لست|ولست|الا|كلا" },
	{ "ar", KR_CW_AGAINST, "ارفض|اسحب|اعترض" },
	{ "ar", KR_CW_BACK, "اسحب" },
	{ "ar", KR_CW_IF, "اذا|الا اذا|قبل ان|لو|ان شاء الله" },
	{ "ar", KR_CW_ASK, "هل" },
	{ "ar", KR_CW_BREAK, "لكن|ولكن|لان" },
	{ "ar", KR_CW_TOLD, "ابلغت|اخبرت|قمت بابلاغ|سبق ان|ابلغنا" },
	{ "zh", KR_CW_ASKED,
	  "吗|嗎|要不要|会不会|會不會|是否|该不该|該不該|是不是|可不可以|能不能|要唔要|好唔好|可唔可以|咩" },
	{ "zh", KR_CW_IF,
	  "的话|的話" },
	{ "zh", KR_CW_OKIF,
	  "需要的话|需要的話|必要的话|必要的話|有用的话|有用的話|有帮助的话|有幫助的話" },
	{ "zh", KR_CW_WHOSE,
	  "我先生|我太太|我丈夫|我妻子|我老公|我老婆|丈夫|妻子|老公|老婆|我爸|我妈|我媽|我父亲|我父親|我母亲|"
	  "我母親|我儿子|我兒子|我女儿|我女兒|我老板|我老闆|老板|老闆|我律师|我律師|我朋友|我弟|我哥|我姐|我妹" },
	{ "zh", KR_CW_STAND,
	  "同意|允许|允許|愿意|願意|乐意|樂意|不反对|不反對|不介意|没意见|沒意見|没有意见|沒有意見|欢迎|歡迎" },
	{ "hi", KR_CW_JOIN,
	  "कि" },
	{ "hi", KR_CW_IF,
	  "हो तो|हों तो|जाए तो|जाएँ तो|जाएं तो|करे तो|करें तो|दे तो|"
	  "दें तो|कहे तो|कहें तो|माने तो|मानें तो" },
	{ "hi", KR_CW_OKIF,
	  "समझें तो|लगे तो|जरूरी हो तो" },
	{ "hi", KR_CW_WHOSE,
	  "मेरे पति|मेरी पत्नी|पति|पत्नी|मेरे पिता|मेरी माँ|"
	  "मेरे बेटे|मेरा बेटा|मेरी बेटी|मेरे भाई|मेरा भाई|मेरे बॉस|"
	  "मेरे वकील|मेरे मालिक|मेरे दोस्त|मेरा दोस्त" },
	{ "hi", KR_CW_STAND,
	  "सहमत|राजी|तैयार|आपत्ति नहीं|एतराज नहीं|ऐतराज नहीं|"
	  "दिक्कत नहीं" },
	{ "hi-Latn", KR_CW_ASKED,
	  "kya" },
	{ "hi-Latn", KR_CW_WHOSE,
	  "mere pati|meri patni|mera beta|meri beti|mera bhai|"
	  "mere bhai|mera dost|mere papa|meri mummy" },
	{ "pa", KR_CW_JOIN,
	  "ਕਿ" },
	{ "pa", KR_CW_STAND,
	  "ਸਹਿਮਤ|ਰਾਜੀ" },
	{ "gu", KR_CW_STAND,
	  "સંમત" },
	{ "ko", KR_CW_IF,
	  "하면|되면|이면|해야|해주면|괜찮다면" },
	{ "ko", KR_CW_WISH,
	  "주시면 감사|주시면 고맙|주시면 좋|주셨으면 좋|주면 좋|했으면 좋|주면 감사|주면 고맙" },
	{ "ko", KR_CW_ASKED,
	  "까요|나요|습니까|는지|을지|되나|될까" },
	{ "ko", KR_CW_PLEASE,
	  "주시겠습니까|주시겠어요|주실 수 있나요|주실 수 있을까요|주실래요" },
	{ "ko", KR_CW_WHOSE,
	  "남편|아내|와이프|아버지|어머니|아빠|엄마|아들|딸|사장님|변호사|부모님|친구|동생|오빠|언니" },
	{ "ko", KR_CW_STAND,
	  "동의|괜찮|허락|찬성" },
	{ "ja", KR_CW_NOT,
	  "困|嫌|しかねます|かねます|いや|断り|ほしくな|欲しくな|したくな|たくあり" },
	{ "ja", KR_CW_AGAINST,
	  "拒否|反対|拒み|拒否します" },
	{ "ja", KR_CW_IF,
	  "えば|れば|たら|ければ" },
	{ "ja", KR_CW_OKIF,
	  "必要であれば|必要なら|必要なら|よければ|よろしければ|役に立てば|役立つなら|必要に応じて|差し支えなければ" },
	{ "ja", KR_CW_PLEASE,
	  "いただければ|頂ければ|いただけたら|いただけますか|いただけませんか|くださいますか|くださいませんか|"
	  "もらえますか|もらえませんか|いただけますでしょうか|いただけないでしょうか" },
	{ "ja", KR_CW_ASKED,
	  "ですか|ますか|べきか|でしょうか|だろうか|かどうか|のか" },
	{ "ja", KR_CW_WHOSE,
	  "妻|夫|主人|家内|旦那|父|母|息子|娘|上司|社長|弁護士|友人|友達|両親" },
	{ "ja", KR_CW_STAND,
	  "同意|構いません|かまいません|承諾|了承|問題ありません" },
	{ "tl", KR_CW_JOIN,
	  "na" },
	{ "tl", KR_CW_NOT,
	  "bawal" },
	{ "tl", KR_CW_ASKED,
	  "ba" },
	{ "tl", KR_CW_WHOSE,
	  "asawa ko|ang asawa ko|mister ko|misis ko|nanay ko|"
	  "tatay ko|anak ko|boss ko|amo ko|abogado ko|kapatid ko|"
	  "kaibigan ko|magulang ko|asawa" },
	{ "tl", KR_CW_STAND,
	  "payag|pumapayag|sang-ayon|sumasang-ayon" },
	{ "ar", KR_CW_JOIN,
	  "ان|بان" },
	{ "ar", KR_CW_WHOSE,
	  "زوجي|زوجتي|ابي|امي|ابني|ابنتي|مديري|المحامي|اخي|صديقي" },
	{ "ar", KR_CW_STAND,
	  "موافق|موافقه" },
	{ "tl", KR_CW_IDIOM,
	  "payag ang pulis|payag ang pulisya|payag ang mga pulis|"
	  "pumapayag ang pulis|payag ang kapulisan" },
	{ "hi", KR_CW_ME,
	  "मैं|हम|मुझे|हमें" },
	{ "ko", KR_CW_ME,
	  "저는|저도|제가|저희는|저희도|저희가|나는|나도|내가|우리는|우리도" },
	{ "ja", KR_CW_ME,
	  "私|僕|夫婦とも|夫婦で|夫婦ともに" },
	{ "ko", KR_CW_IDIOM,
	  "변호사와 상의한 결과" },
	{ "tl", KR_CW_ME,
	  "ako|kami" },
	{ "ar", KR_CW_ME,
	  "انا|نحن" },
	{ "hi", KR_CW_YES,
	  "आपत्ति नहीं है अगर|आपत्ति नहीं अगर|एतराज नहीं अगर|"
	  "दिक्कत नहीं अगर" },
	{ "hi", KR_CW_DONE,
	  "बताना|बताने|साझा|दी|दिया|जानकारी|शिकायत|ले जाने|शामिल|"
	  "देना|देने" },
	{ "hi", KR_CW_SHAM,
	  "ने कहा|कहा गया|कहते हैं" },
	{ "hi", KR_CW_POLICE,
	  "पुलिस ने" },
	{ "hi", KR_CW_TOLD,
	  "पुलिस ने" },
	{ "hi", KR_CW_SELF,
	  "खुद|स्वयं" },
	{ "ko", KR_CW_DONE,
	  "알려|넘겨|넘기|전달|이첩|제공|공유|보내|알리|신고해|연락|신고" },
	{ "ko", KR_CW_PLEASE,
	  "주세요|주십시오|주시기|주시길|해주세요" },
	{ "ko", KR_CW_SELF,
	  "직접" },
	{ "ja", KR_CW_DONE,
	  "渡|回して|提供|伝え|知らせ|共有|転送|連絡|通報し|報告し" },
	{ "ja", KR_CW_PLEASE,
	  "ください|下さい|お願い|いただきたい|頂きたい|てほしい|て欲しい" },
	{ "ja", KR_CW_YES,
	  "てもいい|ても良い|てもよい|ても大丈夫|て大丈夫" },
	{ "ja", KR_CW_SELF,
	  "自分で" },
	{ "zh", KR_CW_SELF,
	  "自己|亲自|親自|打算|明天" },
	{ "zh", KR_CW_HE,
	  "他|她|他们|她们|他們|她們|有人|别人|別人" },
	{ "zh", KR_CW_SHAM,
	  "网站说|網站說|别人说|別人說|有人说|有人說|他说|她说|他說|她說" },
	{ "zh", KR_CW_POLICE,
	  "警察让|警察要|警察叫|警方要求|警方让|警方要|警察讓|警方讓" },
	{ "zh", KR_CW_TOLD,
	  "警察让|警察要|警察叫|警方要求|警方让|警方要|警察讓|警方讓" },
	{ "zh", KR_CW_HEDGE,
	  "害怕|怕你们|怕你們|担心|擔心|太早" },
	{ "ar", KR_CW_DONE,
	  "ابلاغ|ارسال|تحويل|احاله|مشاركه|تخبروا|تبلغوا|ترسلوا|اعطاء|"
	  "تدخل" },
	{ "ar", KR_CW_PLEASE,
	  "ارجو|ارجوكم|من فضلكم|رجاء" },
	{ "ar", KR_CW_SHAM,
	  "قالوا لي|قال لي" },
	{ "tl", KR_CW_SHAM,
	  "sabi nila|sabi niya|sabi daw" },
	{ "hi", KR_CW_YES,
	  "दे सकते|बता सकते|भेज सकते|सौंप सकते|साझा कर सकते|दे सकती" },
	{ "hi", KR_CW_DONE,
	  "दे सकते|बता सकते|भेज सकते|सौंप सकते|साझा कर सकते|दे सकती" },
	{ "hi-Latn", KR_CW_YES,
	  "koi baat nahi|koi baat nahin|koi dikkat nahi|koi harj nahi|"
	  "de sakte|bata sakte|bhej sakte|share kar sakte" },
	{ "hi-Latn", KR_CW_DONE,
	  "de sakte|bata sakte|bhej sakte|share kar sakte" },
	{ "ko", KR_CW_HEDGE,
	  "걱정|두렵|무섭|망설" },
	{ "ja", KR_CW_HEDGE,
	  "心配|怖|不安" },
	{ "ja", KR_CW_NOT,
	  "なくて大丈夫|なくて結構|なくていい|なくてもいい|なくて構い|なくても大丈夫|"
	  "なくても結構|なくても構い|必要はあり|必要はな" },
	{ "ja", KR_CW_IF,
	  "すると" },
	{ "tl", KR_CW_HEDGE,
	  "masyado|takot|natatakot" },
	/* ---- somebody else says so; nothing is decided yet ------------------ */
	{ "tl", KR_CW_WHOSE,
	  "mister|misis|tatay ko po|nanay ko po" },
	{ "tl", KR_CW_SHAM,
	  "daw|raw|sabi ng|sabi po ng|sabi ni|sabi po ni|ayon sa|ayon kay" },
	{ "tl", KR_CW_HEDGE,
	  "hindi pa ako|hindi pa po ako|di pa ako|di pa po ako|saka na|"
	  "nakakapagpasya|nakapagpasya|nakakapagdesisyon|nakapagdesisyon|"
	  "pag-iisipan|pinag-iisipan|pagiisipan|mag-iisip|ewan" },
	{ "pa", KR_CW_WHOSE,
	  "ਪਤੀ|ਪਤਨੀ|ਪਿਤਾ|ਮਾਤਾ|ਮਾਂ|ਭਰਾ|ਭੈਣ|ਪੁੱਤਰ|ਧੀ|ਮਾਲਕ|ਵਕੀਲ|ਦੋਸਤ" },
	{ "pa", KR_CW_SHAM, "ਕਹਿੰਦੇ|ਕਹਿੰਦਾ|ਕਹਿੰਦੀ|ਕਿਹਾ" },
	{ "hi", KR_CW_HEDGE, "ya nahi|ya nahin|या नहीं" },
	{ "pa", KR_CW_HEDGE,
	  "ja nahi|ja nahin|jaan nahi|haale nahi|hale nahi|ਜਾਂ ਨਹੀਂ|"
	  "ਫੈਸਲਾ ਨਹੀਂ|ਸੋਚ ਰਿਹਾ|ਸੋਚ ਰਹੀ|ਪਤਾ ਨਹੀਂ" },
	{ "gu", KR_CW_WHOSE, "પતિ|પત્ની|પિતા|માતા|ભાઈ|બહેન|વકીલ|મિત્ર" },
	{ "gu", KR_CW_HEDGE, "નક્કી નથી|નક્કી કર્યું નથી|વિચારી રહ્યો|વિચારી રહી" },
	{ "ar", KR_CW_HEDGE, "لم اقرر|لم نقرر|افكر|لا اعرف|لست متاكد" },
	{ "", KR_CW_COUNT, NULL }
};
