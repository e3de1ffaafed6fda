import type { MyBallotTexts } from './my-ballot-texts.ts';

export const es: MyBallotTexts = {
  signIn: {
    title: 'Vea su boleta',
    intro:
      'Escriba el número de teléfono o la dirección de correo electrónico con que se suscribió y su fecha de nacimiento. Recibirá un código.',
    contact: 'Número de teléfono o dirección de correo electrónico',
    contactHint: 'Donde recibe nuestros mensajes',
    by: 'Si escribió un número de teléfono: ¿cómo quiere recibir el código?',
    notFoundTitle: 'No encontramos ninguna suscripción con estos datos',
    notFoundText:
      'Revise su fecha de nacimiento: también cuenta. Tal vez se suscribió con otro número o con otra dirección. O los mensajes han terminado porque usted los terminó o se mudó a otro condado.',
    several: '¿Qué boleta quiere ver?',
    severalText: 'Más de una persona está suscrita con este contacto y esta fecha de nacimiento.',
  },
  menu: {
    label: 'Su suscripción',
    ballot: 'Su boleta',
    preferences: 'Preferencias',
    contact: 'Teléfono y correo',
    optOut: 'Terminar mensajes',
    didYouSend: '¿Es nuestro este mensaje?',
    signOut: 'Cerrar sesión',
  },
  preferences: {
    title: 'Sus preferencias',
    save: 'Guardar',
    saved: 'Sus preferencias están guardadas.',
    noChannel: 'Elija al menos un medio. Si no quiere recibir ningún mensaje, vaya a «{optOut}».',
    needsContact: 'Para esto, agregue primero el contacto en «Teléfono y correo».',
    stopped:
      'Esto se terminó con STOP por mensaje de texto. Primero confirme el número de nuevo en «Teléfono y correo», o responda START a uno de nuestros mensajes de texto.',
    proveFirst:
      'Para cambiar esto, demuestre primero que {contact} es suyo: escríbalo en «Teléfono y correo» y recibirá ahí un código.',
  },
  contact: {
    title: 'Cambie su número de teléfono o su correo electrónico',
    intro: 'Escriba lo que es nuevo. Recibirá allí un código; hasta que lo escriba, nada cambia.',
    current: 'Ahora:',
    phone: 'Nuevo número de teléfono',
    email: 'Nueva dirección de correo electrónico',
    changed: 'Su contacto está cambiado.',
  },
  optOut: {
    title: 'Terminar mensajes',
    intro: 'Su registro electoral y su derecho a votar no cambian.',
    channels: {
      text: 'Terminar los mensajes de texto',
      email: 'Terminar los correos electrónicos',
      voice: 'Terminar las llamadas telefónicas',
    },
    all: 'Terminar todos los mensajes',
    submit: 'Terminar mensajes',
    choose: 'Elija qué debe terminar.',
    doneTitle: 'Los mensajes han terminado',
    doneAll: 'No recibirá más mensajes sobre su boleta. Puede suscribirse de nuevo en cualquier momento.',
    doneSome: 'Lo que eligió ha terminado. Todo lo demás continúa.',
    back: 'Dejar todo como está',
  },
  unsubscribe: {
    title: 'Terminar los correos sobre su boleta',
    text: 'Presione el botón y no recibirá más correos electrónicos sobre su boleta. Los mensajes de texto y las llamadas continúan si los eligió.',
    submit: 'Terminar los correos',
    doneTitle: 'Los correos han terminado',
    doneText: 'No recibirá más correos electrónicos sobre su boleta. Puede suscribirse de nuevo en cualquier momento.',
    goneTitle: 'Este enlace no funciona',
    goneText:
      'Es posible que el enlace esté incompleto. También puede terminar los mensajes después de iniciar sesión.',
  },
  didYouSend: {
    intro: 'Si duda de un mensaje, no use sus enlaces ni sus números. Copie su texto y péguelo aquí. No lo guardamos.',
    label: 'El mensaje',
    submit: 'Revisar',
    empty: 'Pegue el texto del mensaje.',
    long: 'Esto es más largo que cualquier mensaje nuestro. Pegue un solo mensaje.',
    sent: 'Sí. Le enviamos este mensaje el {time}.',
    notSent:
      'No. No le enviamos este mensaje en los últimos meses, o alguien lo cambió. No use sus enlaces ni sus números.',
    ours: 'Tiene las palabras de uno de nuestros mensajes y ningún enlace o número que no usemos.',
    onlySignedIn: 'Solo después de que inicie sesión podemos decir si se lo enviamos.',
    notOurs:
      'No está escrito como nuestros mensajes, o tiene un enlace o un número que no usamos. No use sus enlaces ni sus números.',
    never:
      'Si tiene dudas, llame a la oficina electoral de su condado al número que aparece en su guía oficial para el votante.',
    signIn: 'Iniciar sesión para saberlo',
  },
  county: {
    intro: 'Escriba el código postal de su domicilio en California.',
    submit: 'Buscar',
    several: 'Este código postal está en más de un condado. El suyo es aquel en el que vive.',
    unknown: 'No conocemos ningún condado con este código postal. Revíselo o busque su condado en la lista.',
    invalid: 'Escriba los cinco dígitos de un código postal. Por ejemplo: 95814',
    phone: 'Teléfono',
    email: 'Correo electrónico',
    site: 'Sitio web',
    hours: 'Horario',
    nothing: 'Los datos de la oficina están en su guía oficial para el votante.',
    elections: 'Elecciones de este condado',
    seeElections: 'Fechas de las elecciones de este condado',
  },
  signedOut: {
    title: 'Su sesión está cerrada',
    text: 'Su sesión en este dispositivo ha terminado.',
    ended:
      'Para protegerle, la sesión termina después de 20 minutos sin uso, después de dos horas y cuando sus mensajes o contactos cambian desde otro lugar.',
    needTitle: 'Inicie sesión',
    need: 'Esta página se muestra solo después de iniciar sesión.',
    again: 'Iniciar sesión',
  },
  stale: {
    title: 'Esta página estuvo abierta demasiado tiempo',
    text: 'Empiece de nuevo. No se ha cambiado nada.',
  },
};
