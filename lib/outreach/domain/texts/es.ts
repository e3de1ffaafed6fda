import { draft } from '../../../messaging/domain/catalog/entry.ts';
import type { OutreachTexts } from './outreach-texts.ts';

export const es: OutreachTexts = {
  title: draft('¿Dónde está mi boleta?'),
  lead: draft('Siga su boleta de voto por correo desde su condado hasta su buzón y de regreso, hasta que se cuente.'),
  signUp: draft('Suscríbase para recibir mensajes por texto, correo electrónico o llamada telefónica.'),
  scan: draft('Escanee el código o vaya a:'),
  stepsHeading: draft('Cómo suscribirse'),
  steps: [
    draft('Escriba su nombre y apellido, su fecha de nacimiento y su código postal.'),
    draft('Elija mensaje de texto, correo electrónico, llamada telefónica o los tres.'),
    draft('Elija su idioma y el horario en que pueden llegar los mensajes.'),
  ],
  lasts: draft(
    'Los mensajes llegan en diez idiomas. Usted sigue suscrito para las próximas elecciones hasta que cancele o se mude a otro condado.',
  ),
  postmark: draft(
    'Una boleta enviada por correo debe llevar matasellos a más tardar del {electionDate} y llegar a su condado a más tardar el {receiptBy}.',
  ),
  handIn: draft(
    'También puede llevarla a {votingPlace, select, poll {una casilla electoral} none {la oficina electoral del condado} other {un centro de votación}} o a un buzón oficial antes de las 8 p.m. del Día de las Elecciones.',
  ),
  genuine: draft(
    'Nuestros mensajes nunca le piden su fecha de nacimiento, su número de Seguro Social, una contraseña ni dinero.',
  ),
  office: draft('¿Preguntas? Oficina electoral del condado de {county}'),
  publisher: draft('Secretaría de Estado de California y condado de {county}'),
  social: {
    signUp: draft(
      '¿Dónde está mi boleta? Siga su boleta de voto por correo: {electionName}. Suscríbase para recibir mensajes por texto, correo electrónico o llamada: {site}',
    ),
    returnByMail: draft(
      '¿Envía su boleta por correo? Debe llevar matasellos a más tardar del {electionDate} y llegar al condado de {county} a más tardar el {receiptBy}. Sígala: {site}',
    ),
    genuine: draft(
      'Los mensajes de ¿Dónde está mi boleta? nunca le piden su fecha de nacimiento, su número de Seguro Social, una contraseña ni dinero. Suscríbase: {site}',
    ),
  },
  press: {
    release: draft('Comunicado de prensa'),
    dateline: draft('[Fecha del comunicado]'),
    contact: draft('[Contacto para la prensa: nombre, teléfono, correo electrónico]'),
    headline: draft('Los votantes del condado de {county} pueden seguir sus boletas: {electionName}'),
    opening: draft(
      'La Secretaría de Estado de California y la oficina electoral del condado de {county} invitan a los votantes a suscribirse en ¿Dónde está mi boleta? para esta elección: {electionName}, {electionDate}. El servicio está en {site}.',
    ),
    service: draft(
      'Los votantes reciben un mensaje cuando se les envía su boleta de voto por correo, cuando el condado la recibe, cuando es aceptada y cuando hay que corregir algo antes de que pueda ser aceptada. Ellos eligen mensaje de texto, correo electrónico o llamada telefónica, el idioma y el horario.',
    ),
  },
};
