/**
 * Common passwords. Not a leaked list but a composition of what such lists are made of: their most frequent words, the
 * same with the endings that people add, written twice, or in pairs, and a few that are long by themselves. In lower
 * case; compare with `isCommon`. Those shorter than a password may be serve to see through signs put at their end.
 */

/** Frequent passwords and the words, names and keyboard walks that they are built from. */
const WORDS = `
password passw0rd passwort passphrase motdepasse contrasena senha parola wachtwoord haslo
admin administrator administrador root toor superuser sysadmin system manager operator support service
login signin access secret private secure security default guest user username test testing tester demo example sample
welcome willkommen bienvenue hello goodbye letmein openup opensesame changeme changeit temporary temppass
qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc
1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 zaq12wsx qweasd qweasdzxc poiuytrewq lkjhgfdsa mnbvcxz
abc abcd abcdef abcdefgh abc123 a1b2c3d4 aa123456 a123456 q123456 z123456 1234qwer qwer1234 asdf1234 admin123 root123
12345 123456 1234567 12345678 123456789 1234567890 0123456789 987654321 111111 000000 112233 123123 123321 654321
666666 888888 999999 121212 696969 777777 159753 147258369 741852963 5201314 1314520 woaini woaini1314 iloveyou
love lovely iloveu loveme lover sweetheart darling honey baby babygirl angel princess prince queen king kingdom
sunshine moonlight starlight rainbow flower butterfly summer winter spring autumn january february march april
june july august september october november december monday tuesday wednesday thursday friday saturday sunday
dragon phoenix tiger lion eagle falcon wolf monkey panda kitten kitty puppy doggy buster shadow smokey ginger cookie
cheese chocolate banana orange apple pepper coffee butter peanut pumpkin strawberry cherry
football baseball basketball hockey soccer tennis golf swimming running rangers yankees lakers cowboys steelers
chelsea arsenal liverpool barcelona realmadrid juventus manchester united
superman batman spiderman ironman wonderwoman starwars skywalker startrek matrix pokemon pikachu naruto sasuke
minecraft fortnite roblox warcraft starcraft diablo zelda mario nintendo playstation
master hunter killer ranger ninja samurai warrior soldier trooper maverick merlin wizard magic mystic gandalf
michael jennifer jessica jordan michelle thomas daniel robert william george charlie andrew joshua matthew anthony
christopher elizabeth stephanie alexander alexandra nicholas benjamin samantha victoria jonathan patrick richard
harley mustang ferrari porsche mercedes corvette yamaha honda toyota
computer internet network server database windows linux ubuntu debian android google facebook microsoft amazon
oracle postgres mysql mongodb redis docker kubernetes jenkins github gitlab grafana cisco huawei alibaba aliyun tencent
baidu jdcloud cloud clouds openstack vmware image images machine nephoscope
company office business finance marketing engineer developer develop production staging backup monitor
freedom forever family friends friendship heaven blessed jesus christ trustno1 whatever nothing something everything
money dollar million lucky success happy happiness holiday vacation birthday christmas
london paris berlin madrid moscow newyork chicago boston dallas texas california florida america england france germany
china beijing shanghai shenzhen guangzhou hangzhou zhongguo japan tokyo canada brazil mexico india
`
  .split(/\s+/)
  .filter((word) => word !== "");

/** What people put after a word to make it longer. */
const ENDINGS = `
1 12 123 1234 12345 123456 1234567 12345678 123456789 1234567890 321 4321 54321 654321 01 007 00 000 0000 11 111 1111 22
69 77 88 99 100 101 520 521 666 777 888 999 1314 2000 2010 2015 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027
! !! !!! !@# !@#$ @123 #123 _123 -123 .123 @1234 #1234 _1234 -1234 @12345 @123456 123! 1234! 12345! 123456! 123!@# 1!
1@ 1# @1 @2020 @2021 @2022 @2023 @2024 @2025 @2026 2020! 2021! 2022! 2023! 2024! 2025! 2026! abc xyz qwe qwerty asd
`
  .split(/\s+/)
  .filter((ending) => ending !== "");

/** The most frequent words, which people also write one after the other. */
const PAIRED = 130;

/** Long enough by themselves. */
const PHRASES = `
correcthorsebatterystaple correct-horse-battery-staple thisismypassword thisisapassword thisisasecret mypassword1234
iloveyouforever iloveyousomuch iloveyoubaby letmeinplease letmeinnow openthedoor passwordpassword password-password
neveragain1234 nevermind1234 trustnoone1234 dontforgetme nopasswordhere notmypassword mysecretpassword supersecret1234
supersecretpassword verysecretpassword secretpassword topsecret1234 changemeplease changeme-now please-change-me
changethispassword replacethispassword yourpasswordhere enterpassword insertpassword administrator1 administrator123
1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc zaq1xsw2cde3 !qaz2wsx#edc 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i
qwertyuiop[] qwertyuiopasdf qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm asdfghjkl;' qazwsxedcrfv qazwsxedcrfvtgb
abcdefghijkl abcdefghijklm abcdefghijklmnop abcdefghijklmnopqrstuvwxyz abc123abc123 abc123def456 a1b2c3d4e5f6
123456789012 1234567890123 12345678901234 123456123456 123123123123 112233445566 11223344556677 102030405060
147258369147 147852369147 159357159357 159753159753 123654789123 789456123789 987654321987 098765432109 321321321321
0123456789ab 123456789abc 123456789qwe 123456789asd abc123456789 qwe123456789 asd123456789 woaini520131 woaini5201314
iloveyou5201314 iloveyou1314 wozuishuai123 zhongguo1949 beijing2008 beijing2022 shanghai2010
`
  .split(/\s+/)
  .filter((phrase) => phrase !== "");

let list: ReadonlySet<string> | null = null;

/** The whole list, composed at its first use. */
export function commonPasswords(): ReadonlySet<string> {
  list ??= new Set(compose());
  return list;
}

function* compose(): Generator<string> {
  yield* PHRASES;
  for (const word of WORDS) {
    yield* [word, word + word, word + word + word];
    yield* ENDINGS.map((ending) => word + ending);
  }
  const frequent = WORDS.slice(0, PAIRED);
  for (const first of frequent) yield* frequent.map((second) => first + second);
}

/** Whether a password is in the list, in any case and with the usual digits for letters, or is nothing but a pattern. */
export function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const plain = lower.replace(/[^\p{L}\p{N}]+$/u, "");
  const spellings = [lower, plain, withLetters(lower), withLetters(plain)];
  return (
    spellings.some((spelling) => commonPasswords().has(spelling)) || isRepetition(lower) || isSequence(lower)
  );
}

const LETTERS: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** `p@ssw0rd2024` as `password2024`: digits for letters in the word, not those of the ending. */
function withLetters(text: string): string {
  const [, word = "", ending = ""] = /^(.*[a-z@$])([^a-z@$]*)$/.exec(text) ?? [];
  return word.replace(/[013457@$]/g, (sign) => LETTERS[sign] ?? sign) + ending;
}

/** One to four characters over and over. */
function isRepetition(text: string): boolean {
  return /^(.{1,4})\1+(.{0,3})$/su.test(text);
}

/** Every character the next one, or the one before, of the character on its left. */
function isSequence(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}
