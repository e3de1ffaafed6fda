import { draft, type LanguageCatalog } from './entry.ts';

/**
 * Spanish. The text messages and the reasons are worded without á, í, ó and ú: one of them would move the whole text
 * from 160 to 70 characters a part.
 */
export const es: LanguageCatalog = {
  frame: {
    emailOpening: draft(
      'Este es un mensaje de la Secretaría de Estado de California, de parte del condado de {county}, sobre la elección: {electionName}, {electionDate}.',
    ),
    emailTracking: draft(
      'Puede ver en cualquier momento dónde está su boleta, y cambiar sus preferencias: {trackingSite}',
    ),
    emailWhy: draft("Recibe este correo porque se suscribió en Where's My Ballot? (¿Dónde está mi boleta?)."),
    emailUnsubscribe: draft('Para no recibir más correos: {unsubscribe}'),
    voiceOpening: draft(
      'Hola. Este es un mensaje de la Secretaría de Estado de California, de parte del condado de {county}, sobre la elección: {electionName}, {electionDate}.',
    ),
    voiceClosing: draft(
      "Para no recibir más llamadas, cambie sus preferencias en el sitio web Where's My Ballot. Hasta luego.",
    ),
  },
  messages: {
    Outbound: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: Su boleta ({electionName}, {electionDate}) {mailTime, select, over {fue enviada por correo. Si no la tiene, llame al condado.} other {va en camino por correo. {expectedOn, select, none {Suele tardar de una semana a semana y media.} other {Llegada prevista por el correo: {expectedOn}.}}}}',
      ),
      email: {
        subject: draft(
          'Condado de {county}: Su boleta {mailTime, select, over {fue enviada por correo} other {va en camino}}',
        ),
        body: draft(
          '{mailTime, select, over {Su boleta fue enviada por correo, y el plazo habitual del correo ya pasó. Si no la tiene, comuníquese con la oficina electoral de su condado.} other {Su boleta va en camino hacia usted por correo. {expectedOn, select, none {El correo suele tardar de 5 a 7 días hábiles.} other {El Servicio Postal prevé que llegue el {expectedOn}.}} Si su boleta no llega, comuníquese con la oficina electoral de su condado.}}',
        ),
      },
      voice: draft(
        '{mailTime, select, over {Su boleta fue enviada por correo, y el plazo habitual del correo ya pasó. Si no la tiene, comuníquese con la oficina electoral de su condado.} other {Su boleta va en camino hacia usted por correo. El correo suele tardar de 5 a 7 días hábiles.}}',
      ),
    },
    Inbound: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: El Servicio Postal ya tiene el sobre con su boleta ({electionName}, {electionDate}). Le avisaremos cuando el condado lo reciba.',
      ),
      email: {
        subject: draft('Condado de {county}: Su boleta va de regreso al condado'),
        body: draft(
          'El Servicio Postal ha escaneado el sobre con su boleta, que va en camino al condado. Le avisaremos cuando el condado la reciba.',
        ),
      },
      voice: draft(
        'El Servicio Postal ya tiene el sobre con su boleta, que va en camino al condado. Le avisaremos cuando el condado la reciba.',
      ),
    },
    Received: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: El condado ha recibido su boleta ({electionName}, {electionDate}). Ahora la revisa. Le enviaremos otro mensaje.',
      ),
      email: {
        subject: draft('Condado de {county}: El condado ha recibido su boleta'),
        body: draft(
          'El condado ha recibido su boleta. Ahora el personal electoral la revisa, empezando por su firma. Después le enviaremos otro mensaje.',
        ),
      },
      voice: draft(
        'El condado ha recibido su boleta. Ahora el personal electoral la revisa. Después le enviaremos otro mensaje.',
      ),
    },
    Accepted: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: El condado ha aceptado su boleta ({electionName}, {electionDate}). {counted, select, was {Su voto fue contado.} other {Su voto va a ser contado.}} Gracias por votar.',
      ),
      email: {
        subject: draft('Condado de {county}: Su boleta fue aceptada'),
        body: draft(
          'El condado ha revisado y aceptado su boleta. {counted, select, was {Su voto fue contado.} other {Su voto será contado.}} Gracias por votar.',
        ),
      },
      voice: draft(
        'El condado ha revisado y aceptado su boleta. {counted, select, was {Su voto fue contado.} other {Su voto será contado.}} Gracias por votar.',
      ),
    },
    NotAccepted: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: Su boleta para {electionName} ({electionDate}) no fue aceptada. {notAcceptedReason} Preguntas: {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('Condado de {county}: Su boleta no fue aceptada'),
        body: draft(
          'Su boleta no fue aceptada. {notAcceptedReason}\n\nSi tiene preguntas o cree que es un error, comuníquese con la oficina electoral de su condado.\nTeléfono: {countyPhone}\nCorreo electrónico: {countyEmail}',
        ),
      },
      voice: draft(
        'Su boleta no fue aceptada. {notAcceptedReason} Si tiene preguntas, comuníquese con la oficina electoral de su condado. El teléfono es {countyPhone}.',
      ),
    },
    ContactCounty: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: Hay un problema con su boleta ({electionName}, {electionDate}). {contactReason} {ask, select, open {Para que se cuente, llame o escriba pronto al condado:} other {El plazo ha terminado. Preguntas:}} {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('Condado de {county}: Comuníquese con el condado sobre su boleta'),
        body: draft(
          '{ask, select, open {El condado tiene su boleta, pero todavía no puede contarla.} other {Hubo un problema con su boleta.}} {contactReason}\n\n{ask, select, open {Comuníquese lo antes posible con la oficina electoral de su condado.} other {El plazo para resolverlo ya pasó. Si tiene preguntas, comuníquese con la oficina electoral de su condado.}}\nTeléfono: {countyPhone}\nCorreo electrónico: {countyEmail}',
        ),
      },
      voice: draft(
        '{ask, select, open {El condado tiene su boleta, pero todavía no puede contarla.} other {Hubo un problema con su boleta.}} {contactReason} {ask, select, open {Comuníquese lo antes posible con la oficina electoral de su condado.} other {El plazo para resolverlo ya pasó. Si tiene preguntas, comuníquese con la oficina electoral de su condado.}} El teléfono es {countyPhone}.',
      ),
    },
    Undeliverable: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: El Servicio Postal ha devuelto al condado su boleta ({electionName}, {electionDate}). {ask, select, open {Pida otra al condado:} other {Preguntas:}} {countyPhone}, {countyEmail}',
      ),
      email: {
        subject: draft('Condado de {county}: Su boleta no pudo llegarle'),
        body: draft(
          'El Servicio Postal no pudo llevar su boleta a su domicilio y la devolvió al condado. {ask, select, open {Para revisar su dirección y pedir otra boleta, comuníquese con la oficina electoral de su condado.} other {Si tiene preguntas, comuníquese con la oficina electoral de su condado.}}\nTeléfono: {countyPhone}\nCorreo electrónico: {countyEmail}',
        ),
      },
      voice: draft(
        'El Servicio Postal no pudo llevar su boleta a su domicilio y la devolvió al condado. {ask, select, open {Para pedir otra boleta, comuníquese con la oficina electoral de su condado.} other {Si tiene preguntas, comuníquese con la oficina electoral de su condado.}} El teléfono es {countyPhone}.',
      ),
    },
    Reissued: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: El condado le ha enviado una boleta nueva para {electionName} ({electionDate}). Si no ha votado, use solo la nueva. Preguntas: {countyPhone}',
      ),
      email: {
        subject: draft('Condado de {county}: Se le envió una boleta nueva'),
        body: draft(
          'El condado le ha enviado una boleta nueva. Si no ha votado, use solo la nueva. Si usted no la pidió, comuníquese con la oficina electoral de su condado.\nTeléfono: {countyPhone}\nCorreo electrónico: {countyEmail}',
        ),
      },
      voice: draft(
        'El condado le ha enviado una boleta nueva. Si no ha votado, use solo la nueva. Si tiene preguntas, comuníquese con la oficina electoral de su condado. El teléfono es {countyPhone}.',
      ),
    },
    InPerson: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: Usted ha votado en {votingPlace, select, poll {una casilla electoral} other {un centro para votar}} ({electionName}, {electionDate}). {counted, select, was {Su voto fue contado.} other {Su voto va a ser contado.}} {mailBallot, select, issued {Ya no necesita la boleta por correo; puede figurar como cancelada.} other {}}',
      ),
      email: {
        subject: draft('Condado de {county}: Usted votó en persona'),
        body: draft(
          'Los registros del condado muestran que usted votó en persona en {votingPlace, select, poll {un lugar de votación} other {un centro de votación}}. {counted, select, was {Su voto fue contado.} other {Su voto será contado.}} Gracias por votar. {mailBallot, select, issued {También se le envió una boleta por correo. Ya no la necesita. Puede figurar como cancelada; eso no cambia el voto que emitió en persona.} other {}}',
        ),
      },
      voice: draft(
        'Los registros del condado muestran que usted votó en persona en {votingPlace, select, poll {un lugar de votación} other {un centro de votación}}. {counted, select, was {Su voto fue contado.} other {Su voto será contado.}} Gracias por votar. {mailBallot, select, issued {Ya no necesita la boleta que se le envió por correo. Puede figurar como cancelada; eso no cambia el voto que emitió en persona.} other {}}',
      ),
    },
    DeadlineReminder: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: Al {dataAsOf} el condado no registra su boleta ({electionName}, {electionDate}). Por correo: matasellos hasta el {returnDeadline}. En persona: {votingPlace, select, poll {casilla electoral} none {oficina electoral} other {centro para votar}} o urna oficial hasta las 8 p.m. Si ya la ha mandado, no haga nada.',
      ),
      email: {
        subject: draft('Condado de {county}: Recordatorio para devolver su boleta hasta el {returnDeadline}'),
        body: draft(
          'Al {dataAsOf}, hora del Pacífico, el condado todavía no ha registrado su boleta. Si ya la envió, no necesita hacer nada: puede tardar unos días en registrarse.\n\nSi aún la tiene, envíela por correo con matasellos a más tardar del {returnDeadline}, o llévela a {votingPlace, select, poll {una casilla electoral} none {la oficina electoral del condado} other {un centro de votación}} o a un buzón oficial antes de las 8 p.m. de ese día.',
        ),
      },
      voice: draft(
        'Al {dataAsOf}, hora del Pacífico, el condado todavía no ha registrado su boleta. Si ya la envió, no necesita hacer nada. Si aún la tiene, envíela por correo con matasellos a más tardar del {returnDeadline}, o llévela a {votingPlace, select, poll {una casilla electoral} none {la oficina electoral del condado} other {un centro de votación}} o a un buzón oficial antes de las 8 de la noche de ese día.',
      ),
    },
    SignatureCure: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}: Hace falta su firma para contar su boleta ({electionName}, {electionDate}). El condado debe tener el formulario firmado antes del {cureDeadline}: {cureLink} Preguntas: {countyPhone}',
      ),
      email: {
        subject: draft('Condado de {county}: Hace falta su firma para su boleta'),
        body: draft(
          'La firma en el sobre de su boleta falta o no coincide con la de su registro. Su boleta todavía puede contarse. Llene y firme el formulario. El condado debe recibirlo a más tardar el {cureDeadline}, hora del Pacífico: {cureLink}\n\nSi necesita ayuda, comuníquese con la oficina electoral de su condado.\nTeléfono: {countyPhone}\nCorreo electrónico: {countyEmail}',
        ),
      },
      voice: draft(
        'La firma en el sobre de su boleta falta o no coincide con la de su registro. Su boleta todavía puede contarse si el condado tiene su formulario firmado a más tardar el {cureDeadline}, hora del Pacífico. Para obtener el formulario, comuníquese con la oficina electoral de su condado. El teléfono es {countyPhone}.',
      ),
    },
    Confirmation: {
      text: draft(
        "Sec. de Estado de CA: Se ha suscrito para recibir mensajes sobre su boleta en el condado de {county}. Varios mensajes en cada proceso electoral. Responda STOP para cancelar, HELP para ayuda. Pueden aplicarse tarifas de mensajes y datos. Where's My Ballot? {trackingSite}",
      ),
      email: {
        subject: draft("Condado de {county}: Su suscripción a Where's My Ballot?"),
        body: draft(
          'Este es un mensaje de la Secretaría de Estado de California, de parte del condado de {county}.\n\nSe ha suscrito para recibir mensajes sobre su boleta. Le avisaremos cuando se le envíe por correo y cuando el condado la reciba y la acepte, en esta elección y en las siguientes.\n\nSi ya se había suscrito antes, el número de teléfono o la dirección de correo que dio ahora reemplaza al anterior. Lo que no mencionó ahora continúa como antes.',
        ),
      },
    },
    MovedCounty: {
      text: draft(
        'Sec. de Estado de CA: Ahora vota en otro condado, y los mensajes sobre su boleta del condado de {county} han terminado. Para recibir mensajes de nuevo, puede suscribirse en {trackingSite}',
      ),
      email: {
        subject: draft('Condado de {county}: Los mensajes sobre su boleta han terminado'),
        body: draft(
          'Este es un mensaje de la Secretaría de Estado de California, de parte del condado de {county}.\n\nAhora está registrado para votar en otro condado. Por eso los mensajes sobre su boleta del condado de {county} han terminado. Para recibir mensajes sobre su boleta en su nuevo condado, suscríbase de nuevo: {trackingSite}',
        ),
      },
    },
    Correction: {
      text: draft(
        'Sec. de Estado de CA y condado de {county}, {electionName} ({electionDate}): {corrects} No lo tome en cuenta. Vea {trackingSite} o llame al {countyPhone}',
      ),
      email: {
        subject: draft('Condado de {county}: Corrección de un mensaje anterior sobre su boleta'),
        body: draft(
          '{corrects} No tome en cuenta ese mensaje. Lamentamos el error.\n\nSi tiene preguntas, comuníquese con la oficina electoral de su condado.\nTeléfono: {countyPhone}\nCorreo electrónico: {countyEmail}',
        ),
      },
      voice: draft(
        '{corrects} No tome en cuenta ese mensaje. Lamentamos el error. Si tiene preguntas, comuníquese con la oficina electoral de su condado. El teléfono es {countyPhone}.',
      ),
    },
  },
  reasons: {
    VAV: draft('Los registros muestran que usted ya ha votado y solo se cuenta una boleta.'),
    BME: draft('El sobre vino sin la boleta.'),
    VDD: draft('Los registros indican que el votante ha fallecido.'),
    MIA: draft('El domicilio en el sobre falta o es incorrecto.'),
    MRE: draft('En el sobre hay varias boletas.'),
    NOT: draft('No fue recibida a tiempo.'),
    OTH: draft('El condado puede explicarle el motivo.'),
    CLD: draft('Esta boleta fue cancelada.'),
    NVS: draft('El sobre no tiene firma.'),
    NMS: draft('La firma no coincide con la de su registro.'),
    INF: draft('El condado necesita otros datos de usted.'),
    NID: draft('Falta un comprobante de identidad.'),
  },
  corrections: {
    Outbound: draft('Le dijimos que su boleta iba en camino a usted. Eso no era correcto.'),
    Inbound: draft('Le dijimos que el Servicio Postal tiene el sobre de su boleta. Eso no era correcto.'),
    Received: draft('Le dijimos que el condado tiene su boleta. Eso no era correcto.'),
    Accepted: draft('Le dijimos que su boleta fue aceptada. Eso no era correcto.'),
    NotAccepted: draft('Le dijimos que su boleta no fue aceptada. Eso no era correcto.'),
    ContactCounty: draft('Le dijimos que hay un problema con su boleta. Eso no era correcto.'),
    Undeliverable: draft('Le dijimos que su boleta fue devuelta al condado. Eso no era correcto.'),
    Reissued: draft('Le dijimos que se le ha enviado otra boleta. Eso no era correcto.'),
    InPerson: draft('Le dijimos que usted ha votado en persona. Eso no era correcto.'),
    AtPollingPlace: draft('Le dijimos que usted ha votado en una casilla electoral. Eso no era correcto.'),
    AtVoteCenter: draft('Le dijimos que usted ha votado en un centro electoral. Eso no era correcto.'),
    general: draft('Un mensaje anterior sobre su boleta no era correcto.'),
  },
  electionNames: {
    'General Election': draft('Elecciones Generales'),
    'Statewide General Election': draft('Elecciones Generales Estatales'),
    'Presidential General Election': draft('Elecciones Generales Presidenciales'),
    'Statewide Direct Primary Election': draft('Elecciones Primarias Directas Estatales'),
    'Presidential Primary Election': draft('Elecciones Primarias Presidenciales'),
    'Statewide Special Election': draft('Elecciones Especiales Estatales'),
  },
};
