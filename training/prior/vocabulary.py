"""Words that developers write into diagrams, by what they name; about the commonest first in each list."""

from __future__ import annotations


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ENTITIES = _listed(
    "customer order product user person employee account address student course item invoice payment company "
    "department project book author category teacher client supplier vehicle car task event team member role "
    "group room booking reservation ticket message comment post article image file document report contract "
    "policy claim patient doctor hospital appointment bank branch loan card transaction shop store cart basket "
    "stock warehouse inventory shipment delivery driver route city country state school class lesson exam grade "
    "subject university faculty library borrower reader copy publisher magazine movie film song album artist "
    "playlist track genre actor director hotel guest flight airport airline passenger seat plane train station "
    "bus engine wheel house building apartment owner tenant landlord animal dog cat pet bird fish player game "
    "match league score level weapon enemy shape circle square rectangle triangle point line node edge graph tree "
    "leaf list queue stack element component device sensor machine robot controller service server database "
    "session token permission profile setting preference notification email phone contact calendar meeting "
    "schedule menu meal dish recipe ingredient restaurant waiter kitchen table chef food drink pizza coffee "
    "manager admin administrator staff worker instructor professor tutor assistant secretary officer agent broker "
    "seller buyer vendor merchant provider partner salesperson location place region area district street zone "
    "map position world model view window panel button form field label page website blog topic thread forum "
    "question answer quiz survey vote poll option feedback review rating discount coupon promotion campaign brand "
    "tag unit price currency tax fee salary bonus budget expense income wallet credit debit balance asset license "
    "key lock door gate section chapter paragraph sentence word language dictionary factory builder observer "
    "adapter strategy visitor iterator singleton prototype proxy facade command mediator memento decorator "
    "interface entity object type enum exception error log logger parser scanner writer buffer stream channel "
    "socket connection request response packet protocol network host port router handler helper util utility main "
    "app application system process job batch plan step phase goal activity action rule condition trigger "
    "workflow pipeline version release build test case suite bug issue sprint backlog story epic milestone "
    "developer tester analyst designer candidate applicant interview employer vacancy skill degree diploma "
    "certificate enrollment registration semester term module lecture seminar timetable classroom campus club "
    "sport coach stadium tournament race bike bicycle truck trailer garage workshop mechanic part tool material "
    "manufacturer producer farm farmer plant flower garden weather temperature measurement value record history "
    "entry archive folder directory drive disk memory processor cpu screen keyboard mouse printer camera photo "
    "picture video audio sound music instrument band concert festival venue gallery museum exhibit painting tour "
    "trip journey travel holiday visa passport insurance medicine drug prescription treatment diagnosis disease "
    "symptom nurse ward bed surgery pharmacy laboratory sample subscription subscriber follower friend like share "
    "chat conversation attachment reply inbox newsletter"
)
ATTRIBUTES = _listed(
    "id name title description type status date time price amount quantity number code email phone address street "
    "city zip zipcode postcode country state age birthday birthdate dob gender sex first last middle surname "
    "username password login active enabled is has created updated deleted modified at by on start end begin "
    "finish from to total sum count size length width height weight depth radius diameter area volume color "
    "colour value key label text content body message subject comment note notes url link website image picture "
    "photo icon file path format balance currency salary rate rating score level grade rank priority order "
    "position index page pages year month day hour minute second duration deadline due paid confirmed approved "
    "verified valid expired expires available visible public private admin role permission token hash salt "
    "session ip host port version language locale latitude longitude lat lng location region zone isbn sku ean "
    "serial brand model manufacturer plate mileage speed max min average avg mean limit threshold percent "
    "percentage discount tax vat net gross cost fee budget income account iban bic owner author creator user "
    "customer client employee student teacher parent child children manager members items products orders list "
    "category tag tags group department company product item course capacity stock unit units credits semester "
    "hired joined opened closed sent received read likes views visits x y z left right top bottom center origin "
    "angle direction distance next previous prev current head tail root node nodes edges data info details "
    "summary reason result error flag mode step phase kind class fk pk uuid guid ref reference no nr num qty desc "
    "img pwd mail tel mobile fax firstname lastname fullname nickname startdate enddate createdat updatedat "
    "timestamp room floor door seat beds guests isactive isadmin birth death nationality occupation job hobby "
    "temperature humidity pressure voltage power energy battery signal frequency brightness contrast"
)
OPERATIONS = _listed(
    "get set add remove delete create update insert find search save load open close start stop run execute print "
    "show hide display draw move resize send receive read write login logout register cancel confirm check "
    "validate verify calculate compute count is has can to parse build init clear reset refresh notify attach "
    "detach subscribe publish pay buy sell order book rent return borrow lend deposit withdraw transfer charge "
    "ship deliver pack assign approve reject accept decline submit upload download import export convert copy "
    "edit select sort filter play pause resume next previous eat sleep walk drive fly swim speak attack defend "
    "jump"
)
VERBS = _listed(
    "has uses owns contains places belongs to of is a in by for manages works at teaches attends writes reads "
    "creates sends receives pays buys sells orders makes includes consists knows employs supervises reports "
    "enrolls takes gives holds stores lives drives rents borrows lends books reserves assigned assigns "
    "responsible part member follows likes rates reviews edits views approves requests handles controls "
    "references refers extends implements inherits depends calls notifies observes registers provides supplies "
    "delivers ships produces performs plays participates located on with from yes no ok else error true false "
    "next back cancel submit login logout done failed success"
)
ROLES = _listed(
    "owner parent child children manager employee employer author editor borrower lead leader members member "
    "items item orders customer client supplier student teacher supervisor subordinate boss worker buyer seller "
    "sender receiver source target origin destination from to husband wife father mother spouse driver passenger "
    "creator user admin participants attendees products parts part whole component head tail left right next "
    "previous root nodes edges courses books accounts payments address addresses department company team players "
    "tasks"
)
TYPES = _listed(
    "int string integer boolean bool date float double varchar char text number datetime timestamp long decimal "
    "void str time list array object byte short real blob bigint uuid map set enum numeric money json image url "
    "file bit smallint tinyint serial nvarchar clob binary email currency collection vector optional dict tuple "
    "any unknown null undefined sequence iterable foreign key primary unique not pk fk"
)
FLAGS = _listed(
    "pk fk unique key primary foreign null not id readonly ordered static abstract interface enumeration entity "
    "boundary control datatype derived default nullable optional required auto increment index indexed constraint"
)
VALUES = _listed("true false null none now today new open active default admin user euro eur usd empty unknown")
OTHER_LANGUAGES = _listed(
    "kunde bestellung rechnung adresse straße ort land preis menge anzahl datum betrag größe höhe länge breite "
    "gewicht farbe benutzer nutzer konto artikel produkt lieferant mitarbeiter abteilung firma schüler lehrer "
    "kurs buch autor verlag fahrzeug fahrer rückgabe prüfung gebühr straßenname plz vorname nachname geburtsdatum "
    "telefon nummer bezeichnung beschreibung gehört hat besteht aus für über änderung übersicht ausführen "
    "schließen öffnen löschen hinzufügen auftrag lager zahlung versand universität größer ja nein und oder mit "
    "von zu bei der die das ein eine client commande produit facture rue ville pays prix quantité date numéro "
    "prénom nom téléphone employé société élève étudiant professeur école matière durée année début état créé "
    "modifié catégorie été cliente pedido producto factura dirección calle ciudad país precio cantidad fecha "
    "número nombre apellido teléfono empleado empresa alumno profesor escuela año código descripción categoría "
    "título página libro niño español não usuário endereço preço descrição município são città età"
)
