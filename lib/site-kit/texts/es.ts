import type { SiteTexts } from './site-texts.ts';

export const es: SiteTexts = {
  title: '¿Dónde está mi boleta?',
  owner: 'Secretaría de Estado de California',
  lead: 'Siga su boleta de voto por correo desde su condado hasta su buzón y de regreso, hasta que se cuente.',
  home: {
    signUp: 'Suscribirse para recibir mensajes',
    needed:
      'Necesita su nombre, fecha de nacimiento y código postal como figuran en su registro electoral. Toma unos dos minutos.',
    signIn: '¿Ya se suscribió? Vea su boleta',
    findCounty: 'Busque la oficina electoral de su condado',
    isGenuine: '¿Es nuestro este mensaje?',
  },
  skipToContent: 'Ir al contenido principal',
  chooseLanguage: 'Elija un idioma',
  rehearsal: 'Esto es un ensayo. Todos los votantes, boletas y mensajes son inventados.',
  about: {
    heading: 'Qué hace este servicio',
    paragraphs: [
      'La Secretaría de Estado de California y la oficina electoral de su condado le informan por mensaje de texto, correo electrónico o llamada telefónica qué ocurre con su boleta de voto por correo.',
      'Usted elige el idioma, los medios y el horario. Si no elige otro horario, los mensajes llegan entre las 8:00 a. m. y las 8:00 p. m.',
      'Los mensajes comienzan 29 días antes de una elección y terminan al menos 30 días después.',
    ],
  },
  dates: {
    heading: 'Fechas de la elección actual',
    names: {
      messagesBegin: 'Comienzan los mensajes',
      electionDay: 'Día de las elecciones: último día para votar y para enviar su boleta por correo',
      receipt: 'Las boletas enviadas por correo deben llegar a su condado a más tardar el',
      cure: 'Último día para corregir una firma que falta o que no coincide',
      canvass: 'Los condados terminan de contar a más tardar el',
      messagesEnd: 'Terminan los mensajes',
    },
    none: 'No hay ninguna elección próxima. Las fechas aparecerán aquí cuando se fije la siguiente elección.',
  },
  messages: {
    heading: 'Mensajes que puede recibir',
    intro: 'Cada mensaje dice una sola cosa. Estos son los mensajes, lo que significan y un ejemplo de cada uno.',
    example: 'Ejemplo de mensaje de texto',
    types: {
      Outbound: {
        name: 'Su boleta va en camino hacia usted',
        meaning: 'Su condado envió su boleta por correo, o el Servicio Postal la escaneó en camino hacia usted.',
      },
      Inbound: {
        name: 'Su boleta va de regreso',
        meaning: 'El Servicio Postal escaneó su sobre de devolución en camino hacia su condado.',
      },
      Received: {
        name: 'Su condado tiene su boleta',
        meaning: 'Su condado recibió su boleta y ahora revisa el sobre.',
      },
      Accepted: {
        name: 'Su boleta fue aceptada',
        meaning: 'Su condado revisó su sobre y aceptó su boleta.',
      },
      NotAccepted: {
        name: 'Su boleta no fue aceptada',
        meaning: 'Su condado no pudo aceptar su boleta. Su condado puede decirle por qué y qué puede hacer todavía.',
      },
      ContactCounty: {
        name: 'Comuníquese con su condado',
        meaning: 'Hay que corregir algo antes de que su boleta pueda ser aceptada. No espere: hay una fecha límite.',
      },
      Undeliverable: {
        name: 'Su boleta regresó a su condado',
        meaning: 'El Servicio Postal devolvió su boleta a su condado. Su condado puede enviarle una nueva.',
      },
      Reissued: {
        name: 'Una nueva boleta va en camino',
        meaning: 'Su condado emitió otra boleta para usted. Use la más reciente.',
      },
      InPerson: {
        name: 'Usted votó en persona',
        meaning: 'Su condado registró que usted votó en un lugar de votación o en un centro de votación.',
      },
      DeadlineReminder: {
        name: 'La fecha límite está cerca',
        meaning: 'Su condado aún no ha registrado una boleta suya y el último día para devolverla está cerca.',
      },
      SignatureCure: {
        name: 'Su firma necesita una corrección',
        meaning: 'La firma de su sobre falta o se ve diferente. Todavía puede corregirla para que su boleta cuente.',
      },
      Confirmation: {
        name: 'Está suscrito a los mensajes',
        meaning: 'Desde ahora recibirá mensajes sobre su boleta.',
      },
      MovedCounty: {
        name: 'Los mensajes han terminado: usted se mudó',
        meaning: 'Ahora está registrado para votar en otro condado. Para recibir mensajes allí, suscríbase de nuevo.',
      },
      Correction: {
        name: 'Corregimos un mensaje anterior',
        meaning: 'Un mensaje anterior nuestro estaba equivocado. No lo tome en cuenta.',
      },
    },
  },
  genuine: {
    heading: 'Cómo reconocer un mensaje auténtico',
    points: [
      'Nunca le pide su fecha de nacimiento, su número de Seguro Social, una contraseña ni dinero.',
      'Nunca dice cómo votó usted. Nadie lo sabe.',
      'Nunca le pide que vote a favor o en contra de nadie ni de nada.',
      'Si tiene dudas, no use el enlace ni el número del mensaje. Llame a la oficina electoral de su condado al número que aparece en su guía oficial para el votante.',
    ],
  },
  help: {
    heading: 'Ayuda',
    text: 'Si necesita ayuda con su boleta o con estos mensajes, comuníquese con la oficina electoral de su condado.',
  },
  contact: 'Preguntas sobre el seguimiento de boletas',
  notFound: {
    title: 'Esta página no existe',
    text: 'Es posible que la dirección esté mal escrita o que la página se haya movido.',
    home: 'Ir a la página de inicio',
  },
  problem: {
    title: 'El servicio tiene un problema',
    text: 'Inténtelo de nuevo en unos minutos. Si es urgente, comuníquese con la oficina electoral de su condado.',
  },
};
