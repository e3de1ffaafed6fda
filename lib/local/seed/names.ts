import type { Language } from '../../shared/codes.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** Given names and surnames that are common in one language's community, romanised. People are put together at random. */
export type CommunityNames = { readonly given: readonly string[]; readonly family: readonly string[] };

/** Names by community. None of the combinations stands for a person. */
export const NAMES: Readonly<Record<Language, CommunityNames>> = {
  en: {
    given: words(
      "James, Mary, Robert, Patricia, John, Jennifer, Michael, Linda, David, Barbara, William, Susan, Richard, Jessica, Thomas, Sarah, Charles, Karen, Daniel, Nancy, Matthew, Lisa, Anthony, Margaret, Mark, Sandra, Steven, Ashley, Andrew, Emily, Paul, Donna, Joshua, Michelle, Kenneth, Carol, Kevin, Amanda, Brian, Melissa, Anne-Marie, Mary-Kate, Zoë, Renée, Chloé, Jean-Luc, De'Andre, D'Angelo",
    ),
    family: words(
      "Smith, Johnson, Williams, Brown, Jones, Davis, Miller, Wilson, Moore, Taylor, Anderson, Thomas, Jackson, White, Harris, Martin, Thompson, Robinson, Clark, Lewis, Walker, Hall, Young, King, Wright, Hill, Scott, Green, Baker, Adams, Nelson, Carter, Mitchell, Roberts, Turner, Phillips, Campbell, Parker, Evans, Edwards, O'Brien, O'Connor, D'Amico, McDonald, Smith-Hayes, Carter-Webb, St. James, Van Dyke, Lindström, Müller",
    ),
  },
  es: {
    given: words(
      'José, María, Juan, Guadalupe, Luis, Ana, Carlos, Rosa, Jesús, Carmen, Miguel, Elena, Jorge, Sofía, Pedro, Lucía, Ramón, Verónica, Raúl, Mónica, Sergio, Leticia, Andrés, Graciela, Óscar, Yolanda, Héctor, Inés, Rubén, Araceli, Tomás, Begoña, Iván, Pilar, Martín, Concepción, Ángel, Noemí, Julián, María José',
    ),
    family: words(
      'García, Hernández, López, Martínez, González, Rodríguez, Pérez, Sánchez, Ramírez, Torres, Flores, Rivera, Gómez, Díaz, Reyes, Morales, Cruz, Ortiz, Gutiérrez, Chávez, Ramos, Ruiz, Mendoza, Álvarez, Jiménez, Castillo, Vásquez, Romero, Moreno, Herrera, Medina, Aguilar, Núñez, Peña, Ibáñez, Muñoz, De la Cruz, De León, García-López, Ruiz-Peña',
    ),
  },
  zh: {
    given: words(
      'Wei, Fang, Xiuying, Na, Min, Jing, Li, Qiang, Lei, Jun, Yan, Jie, Tao, Ming, Chao, Ping, Gang, Hui, Mei-Ling, Chun-Hua, Kwok-Wai, Siu-Fong, Yi-Chun, Chih-Ming, Hsiu-Mei, Ka-Yan, Wing-Sze, Xiaohong, Jianguo, Yulan',
    ),
    family: words(
      'Wang, Li, Zhang, Liu, Chen, Yang, Huang, Zhao, Wu, Zhou, Xu, Sun, Ma, Zhu, Hu, Guo, He, Lin, Luo, Lü, Wong, Chan, Cheung, Leung, Lam, Ng, Tsai, Hsu, Hsieh, Ouyang',
    ),
  },
  hi: {
    given: words(
      'Aarav, Ananya, Rahul, Priya, Amit, Neha, Vijay, Sunita, Rajesh, Pooja, Sanjay, Kavita, Arjun, Meera, Deepak, Anjali, Suresh, Lakshmi, Manoj, Geeta, Harpreet, Gurpreet, Jaspreet, Manpreet, Vikram, Shreya, Rohit, Divya, Kiran, Usha',
    ),
    family: words(
      'Sharma, Verma, Gupta, Singh, Kumar, Patel, Shah, Mehta, Joshi, Agarwal, Reddy, Rao, Nair, Iyer, Desai, Chopra, Kapoor, Malhotra, Bhatia, Saxena, Mishra, Pandey, Tiwari, Kaur, Dhillon, Gill, Sandhu, Banerjee, Mukherjee, Chaudhary',
    ),
  },
  ja: {
    given: words(
      "Hiroshi, Yuki, Takashi, Keiko, Kenji, Yoko, Akira, Naoko, Satoshi, Tomoko, Makoto, Kazuko, Shin'ichi, Jun'ichi, Ken'ichi, Yumi, Daisuke, Emi, Haruto, Sakura, Kaito, Aoi, Ryō, Yūko, Kōji, Shōta, Mariko, Noriko, Tetsuya, Hanako",
    ),
    family: words(
      'Sato, Suzuki, Takahashi, Tanaka, Watanabe, Ito, Yamamoto, Nakamura, Kobayashi, Kato, Yoshida, Yamada, Sasaki, Yamaguchi, Matsumoto, Inoue, Kimura, Hayashi, Shimizu, Saito, Mori, Abe, Ikeda, Hashimoto, Ishikawa, Ogawa, Okada, Hasegawa, Ōta, Gotō',
    ),
  },
  km: {
    given: words(
      'Sophea, Bopha, Chanthou, Dara, Kosal, Maly, Narith, Phally, Rithy, Samnang, Sokha, Sopheap, Sothea, Srey Mom, Theary, Vannak, Veasna, Visal, Vuthy, Chenda, Kunthea, Leakhena, Makara, Pisey, Rachana, Ratana, Sambath, Sophal, Thavy, Vichea',
    ),
    family: words(
      'Chan, Chea, Chhim, Chhun, Eang, Heng, Hong, Im, Keo, Khiev, Kim, Lim, Long, Ly, Mao, Meas, Nhem, Nuon, Ouk, Oum, Pech, Phan, Prak, Prum, Sam, Seng, Sok, Som, Tep, Yim',
    ),
  },
  ko: {
    given: words(
      'Min-jun, Seo-yeon, Ji-hoon, Ji-woo, Hyun-woo, Soo-jin, Sung-min, Eun-ji, Young-ho, Mi-kyung, Dong-hyun, Hye-jin, Jae-won, Yoon-hee, Sang-woo, Kyung-hee, Jong-su, Sun-hee, Tae-yang, Bo-ram, Chul-soo, Young-ja, Kwang-su, Myung-sook, In-ho, Na-ri, Joon, Hana, Woo-jin, Yu-na',
    ),
    family: words(
      'Kim, Lee, Park, Choi, Jung, Kang, Cho, Yoon, Jang, Lim, Han, Oh, Seo, Shin, Kwon, Hwang, Ahn, Song, Yoo, Hong, Jeon, Ko, Moon, Yang, Son, Bae, Baek, Heo, Nam, Noh',
    ),
  },
  fil: {
    given: words(
      'Jose Mari, Maria Cristina, Rodel, Marites, Jun-Jun, Rowena, Ernesto, Lourdes, Danilo, Imelda, Renato, Corazon, Arnel, Jocelyn, Reynaldo, Maricel, Efren, Ligaya, Bayani, Luzviminda, Dalisay, Isagani, Amihan, Crisanto, Teresita, Rommel, Analyn, Melchor, Perla, Nenita',
    ),
    family: words(
      'Santos, Reyes, Cruz, Bautista, Ocampo, Garcia, Mendoza, Dela Cruz, Del Rosario, Aquino, Villanueva, Ramos, Castro, Rivera, Pangilinan, Manalo, Macapagal, Dimaculangan, Catacutan, Magbanua, Salonga, Lacson, Panganiban, Batungbakal, Abad, Agustin, Tolentino, Valdez, Peñaflor, Santos-Reyes',
    ),
  },
  th: {
    given: words(
      'Somchai, Somsak, Anong, Malee, Niran, Kanya, Prasert, Ratana, Surachai, Siriporn, Thanawat, Wanida, Apinya, Chaiwat, Duangjai, Kittisak, Lamai, Mongkol, Nattapong, Orawan, Pimchanok, Sakchai, Suda, Supaporn, Tanawat, Ubon, Wichai, Yupin, Arthit, Busaba',
    ),
    family: words(
      'Saetang, Srisuk, Chaiyaporn, Wongsa, Boonmee, Thongchai, Rattanakul, Suwannarat, Phromma, Kaewmanee, Intharaksa, Jantarasorn, Kongkaew, Limpanich, Maneerat, Nakprasit, Pattanakul, Ruangrit, Sangthong, Techasiri, Udomsuk, Visetsiri, Wattanapong, Yodsawat, Bunyarat, Charoensuk, Damrongchai, Homchan, Klinhom, Prasertkul',
    ),
  },
  vi: {
    given: words(
      'Anh, Bình, Châu, Dũng, Đức, Giang, Hà, Hải, Hạnh, Hiếu, Hoa, Hùng, Hương, Khoa, Lan, Linh, Long, Mai, Minh, Nam, Nga, Ngọc, Phúc, Phương, Quang, Thảo, Thanh, Tuấn, Vy, Xuân',
    ),
    family: words(
      'Nguyen, Nguyễn, Tran, Trần, Le, Lê, Pham, Phạm, Hoang, Huynh, Huỳnh, Phan, Vu, Vo, Võ, Dang, Đặng, Bui, Bùi, Do, Đỗ, Ho, Ngo, Ngô, Duong, Dương, Ly, Dinh, Trinh, Truong',
    ),
  },
};
