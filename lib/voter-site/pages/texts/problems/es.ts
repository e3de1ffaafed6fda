import type { ProblemTexts } from './problem-texts.ts';

export const es: ProblemTexts = {
  missing: {
    firstName: 'Escriba su nombre.',
    lastName: 'Escriba su apellido.',
    dateOfBirth: 'Escriba su fecha de nacimiento.',
    zip: 'Escriba el código postal de su domicilio en California.',
    channels: 'Elija cómo quiere recibir los mensajes.',
    phone: 'Escriba un número de teléfono para los mensajes de texto y las llamadas.',
    email: 'Escriba una dirección para los correos electrónicos.',
    contact: 'Escriba el número de teléfono o la dirección de correo electrónico con que se suscribió.',
    language: 'Elija un idioma.',
    hours: 'Elija el horario.',
    zone: 'Elija una zona horaria.',
    consent: 'Marque la casilla si está de acuerdo; sin ella no podemos enviarle mensajes.',
    voterId: 'Escriba su número de VoteCal.',
  },
  others: {
    'too-long': 'Es demasiado largo. Escríbalo más corto.',
    'not-a-name': 'Escriba el nombre con letras, sin números ni direcciones.',
    'date-unreadable': 'Escriba mes, día y año así: 04-28-1986.',
    'date-day-first': 'Escriba primero el mes y después el día: MM-DD-AAAA.',
    'date-two-digit-year': 'Escriba el año con cuatro dígitos.',
    'date-buddhist-year': 'Escriba el año de la era común: 543 menos que el año budista.',
    'date-impossible': 'Ese mes no tiene ese día. Revise la fecha.',
    'date-month-impossible': 'Ese mes no existe. El mes es un número del 1 al 12 y va primero: MM-DD-AAAA.',
    'date-day-impossible': 'Ese día no existe. El día es un número del 1 al 31.',
    'date-month-and-day-impossible':
      'Ni ese mes ni ese día existen. El mes es un número del 1 al 12 y el día, del 1 al 31: MM-DD-AAAA.',
    'date-future': 'Esa fecha todavía no ha llegado. Revise el año.',
    'date-too-young': 'Con esa fecha nadie puede estar registrado todavía. Revise el año.',
    'date-too-old': 'Esa fecha es de hace demasiado tiempo. Revise el año.',
    'zip-unreadable': 'Escriba los cinco dígitos del código postal. Por ejemplo: 95814',
    'zip-elsewhere':
      'No es un código postal de California. Escriba el de la dirección de California con la que se registró.',
    'phone-unreadable': 'Escriba diez dígitos, primero el código de área. Por ejemplo: 916-555-0123',
    'phone-impossible':
      'No existe un número así en Estados Unidos. Revise cada dígito, empezando por el código de área.',
    'phone-abroad':
      'Solo podemos enviar mensajes de texto y llamar a números de Estados Unidos y sus territorios. Escriba uno o elija correo electrónico.',
    'phone-premium': 'No podemos usar números con cargos adicionales. Escriba otro.',
    'phone-no-person': 'No podemos usar números gratuitos ni similares. Escriba su propio número.',
    'email-unreadable': 'Escriba una dirección como nombre@example.com.',
    'contact-unreadable': 'Escriba un número como 916-555-0123 o una dirección como nombre@example.com.',
    'contact-unused': 'No eligió ningún mensaje que llegue aquí. Elíjalo arriba o deje este campo vacío.',
    'unknown-choice': 'Elija una de las opciones que se muestran.',
    'hours-empty': 'El horario termina cuando empieza. Elija dos horas distintas.',
    'voter-id-unreadable': 'Escriba su número de VoteCal como se lo dijeron: solo letras y dígitos.',
  },
  suggestion: '¿Quiso decir {suggestion}?',
};
