### What Nhắc Việc says, in English. It calls itself "Nhắc Việc" and the reader "you".
### Whole sentences, plain and polite. A day comes with its weekday. The only markup is <b>…</b>.
### What people type stays as it is typed: “2 xong” is “item 2 is done”.

## Days, times, due days

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
full-day = { $weekday } { $date }

when-no-due = no due day yet
when-late = due { $due } · { $days ->
    [0] just overdue
    [one] { $days } working day late
   *[other] { $days } working days late
}
when-today = due { $due } · <b>today is the last day</b>
when-last-working-day = due { $due } · <b>today is the last working day before it</b>
when-still-in-time = due { $due } (a day off) · <b>a report today still counts as on time</b>
when-returned = { $when } · ↩️ <b>returned, to be sent again</b>
when-left = due { $due } · { $days ->
    [one] { $days } working day left
   *[other] { $days } working days left
}
due-day = Due: { $day }.
due-none = This item has no due day yet.

## Naming an item

title-once = { $title }
title-of-period = { $title }, { $period }
item-numbered = item { $number } ({ $title })
item-titled = item “{ $title }”

## Strangers and newcomers

stranger = Nhắc Việc serves only staff whom their office has invited. If you have an invitation code, please send it here.
stranger-wrong-code = This code does not work. Please check it, or ask the standing office for a new one.
group-private-only = Nhắc Việc talks with each person in private only. Please write to it in a private chat.
invite-used = This invitation has been used or has expired. The roles that you hold stay as they are.
enrolled-elsewhere = This account serves another commune. Please ask the standing office to have it moved.

welcome = Welcome, { $name }. This is Nhắc Việc of the People's Committee of { $commune }.
agency-not-yet = until the first plan
welcome-office = You take part as the standing office ({ $agency }): you verify or return reports, see the summary of the quarter, and let plans begin.
welcome-head = You take part as the head of { $agency }: you receive your agency's reminders and confirm your officers' reports.
welcome-officer = You take part as an officer of { $agency }: you receive reminders and report right here in this chat.
welcome-leader = You take part as a leader of the People's Committee: you hear of work that stays late, and you see the summaries.
welcome-operator = You take part as the operator of this installation.
welcome-items = { $count ->
    [one] { $count } item is open now.
   *[other] { $count } items are open now.
} Nhắc Việc writes at 07:30 on working days, and only when something needs attention.
welcome-no-items = Nothing has to be done right now. Nhắc Việc will write at 07:30 on a working day when something needs attention.

## Buttons

choice-my-items = My items
choice-help = Help
choice-sample = Examples
choice-sample-next = Next example
choice-number = { $number }
choice-open-item = Open this item
choice-done = Done
choice-proof = Send evidence
choice-progress = Under way…
choice-difficulty = Difficulty
choice-kept = Still kept up
choice-nothing = Nothing arose
choice-attach = Evidence only
choice-percent = { $percent }%
choice-undo = A mistake, undo
choice-keep = Keep it
choice-undo-one = Undo item { $number }
choice-undo-all = Undo all { $count }
choice-cancel = Never mind
choice-snooze = Remind me this afternoon
choice-why = Why this message?
choice-confirm = Confirm
choice-verify = Verify
choice-return = Return
choice-start = Start sending reminders
choice-pause = Pause

## Lists and reminders

list-line = { $number }. { $title } · { $when }
list-more = { $count ->
    [one] … and { $count } more item.
   *[other] … and { $count } more items.
} Type /viec to see them.
list-title = <b>{ $count ->
    [one] { $count } open item
   *[other] { $count } open items
}</b> of { $name }
choice-yes = Waiting for your decision: { $count }
choice-more = { $count ->
    [one] Show { $count } more item
   *[other] Show { $count } more items
}
choice-summary = Summary of this quarter
unanswered-title = <b>Not reported: { $late ->
    [one] { $late } item overdue
   *[other] { $late } items overdue
}, { $soon } due soon</b>
unanswered-none = Nothing that is overdue or due soon is left unreported ({ $count ->
    [one] { $count } item is open
   *[other] { $count } items are open
}).
unanswered-more = { $count ->
    [one] … and { $count } more item.
   *[other] … and { $count } more items.
}
agency-title = <b>{ $agency }: { $count ->
    [one] { $count } open item
   *[other] { $count } open items
}</b>
agency-nothing-open = { $agency } has no open items.
agency-not-found = Nhắc Việc does not know which agency of the commune “{ $name }” is.
list-empty = You have no open items at the moment.

group-late = 🔴 <b>Overdue</b>
group-overdue = 🔴 <b>Overdue</b>
group-soon = 🟠 <b>Due soon</b>
group-ahead = 🟡 <b>Coming up</b>
group-later = 🟡 <b>Coming up</b>
group-long = 🗓 <b>Long tasks, asked about every quarter</b>
group-standing = 🔁 <b>Standing work, reported once in the period</b>
group-others = ⚠️ <b>Late items that you should know of: { $count }</b>

group-nobody = 📭 <b>Items of agencies that nobody has joined yet: { $count }</b>
nobody-line = • { $agency } · { $title } · { $when }
others-more = … and { $count } more. Type “ai chưa báo cáo” to see them.
nobody-invite = Nhắc Việc can reach nobody in these agencies yet. Please invite somebody who takes the work.

digest-title = <b>What needs attention, { $day }</b>
    { $agencies }
digest-title-commune = People's Committee of { $name }
digest-late = Sorry, some of this is reminded later than planned.
digest-lesson = You can answer right here, for example “2 xong” (done), “1 được 70%” (progress), “5 vướng: chưa có mẫu” (a difficulty), “1 xin gia hạn đến 4/12 vì chờ kiểm kê” (more time), or send a photo or a file with the item's number.
day-off-ahead = Please note: { $day } is a day off: { $name }.
days-off-ahead = Please note: the office is closed from { $first } to { $last }: { $name }.
escalation-line = • { $agency } · { $title } · { $when } · { $told ->
    [one] the officer was reminded { $told } time
   *[other] the officer was reminded { $told } times
}
escalation-told-head = The head of the agency has known since { $head }.
escalation-told-office = The standing office has known since { $office }.
escalation-told-both = The head of the agency has known since { $head }, the standing office since { $office }.
escalation-difficulty = The agency reports a difficulty: “{ $words }”
single-today = ⏰ <b>Today is the last day: item { $number }. { $title }</b>
    Due: { $due }. Please report right here, or say what stands in the way.
single-last-working-day = ⏰ <b>The last working day before the due day: item { $number }. { $title }</b>
    Due: { $due }, a day off. Please report right here, or say what stands in the way.
single-held-up = ⏰ <b>A late reminder: item { $number }. { $title }</b>
    This item is { $when }. Report the result here, or say what is in the way.
morning-next = ———
weekly-title = <b>How the week begins, { $day }</b>
    People's Committee of { $name }
weekly-none-late = Nothing is overdue.
weekly-late-title = 🔴 <b>Overdue: { $count }</b>
weekly-late = • { $agency }: { $count }, { $days ->
    [one] the oldest { $days } working day late
   *[other] the oldest { $days } working days late
}, { $silent ->
        [0] all of them answered in some way
       *[other] { $silent } without any answer
    }.
weekly-more-agencies = … and { $count ->
    [one] one more agency
   *[other] { $count } more agencies
}.
weekly-coming-title = 🟠 <b>Due within five working days: { $count }</b>
weekly-coming-standing = • { $agency } · standing work: { $count } · { $when }
snoozed-title = <b>The reminder that you asked for</b>
snoozed = Nhắc Việc will remind you at { $time } on { $day }. No due day changes.

## Promised: not a report yet

promise-not-done = Nhắc Việc <b>has recorded nothing</b>, since “{ $title }” ({ $when }) is not done yet.
promise-day = You promise it for { $day }.
promise-day-off = You promise it for { $day }, a day off; the next working day is { $next }.
choice-remind-today = Remind me this afternoon
choice-remind-tomorrow = Remind me tomorrow afternoon
choice-remind-on = Remind me on the afternoon of { $day }
choice-note-progress = Note progress
snoozed-promised = Nhắc Việc will remind you of “{ $title }” at { $time } on { $day }. Its due day does not change.

shadow-title = <b>Trial run, { $day }</b>: had the plan begun, Nhắc Việc would remind of { $count ->
    [one] { $count } item
   *[other] { $count } items
} today. Nobody but you has been written to.
shadow-line = { $letter }. { $agency } · { $title } · { $when } · to: { $readers }
shadow-nobody = nobody yet
shadow-how-to-start = When it looks right, type “bắt đầu” or tap the button below.
shadow-how-to-correct = Where the person or the agency is wrong, tap the letter of the item, or invite somebody.
start-which = { $count } plans are waiting. Which one is to start? <b>Nothing is sent yet</b>.
start-line = { $letter }. { $title }
choice-start-all = Start all { $count }
plan-started = “{ $title }” has begun: { $items ->
    [one] { $items } item is followed
   *[other] { $items } items are followed
}, and the first reminder goes out on the morning of { $day } at the earliest. Work that was overdue before today is not escalated.
plan-paused = “{ $title }” is paused: no reminders are sent. On working mornings you will see what would have been sent.
waiting-title = <b>Waiting for a condition or for a day: { $count ->
    [one] { $count } item
   *[other] { $count } items
}</b>. Once the condition is met, press the letter of the item and say its due day, or type at once “đã có hướng dẫn, hạn 30/9”.
waiting-line = { $letter }. { $agency } · { $title } · the plan says “{ $condition }”
waiting-line-unsaid = { $letter }. { $agency } · { $title } · the plan says no deadline
condition-which = Which item is due on { $due }? Press its letter; nothing is recorded before you do.
choice-plan-day = As planned: { $day }
waiting-none = Nothing is waiting for a condition or for a day.
choice-waiting = See what is waiting
ask-due = When must “{ $title }” be done? Type the deadline, for example “30/9/2026” or “quý III”. If the condition is not met yet, press “Never mind”.
due-not-understood = This deadline is not surely understood, or the day has passed, so nothing was recorded. Please type it again, for example “30/9/2026” or “quý III”.
recorded-condition-met = Recorded: “{ $title }” begins, its last day is <b>{ $due }</b>. The lead agency is reminded by the calendar.
nothing-to-start = No plan is waiting to begin.
plan-gone = This plan cannot be found.

## One item

card-title = <b>{ $number }. { $title }</b>
card-title-unnumbered = <b>{ $title }</b>
card-product = Product: { $product }
card-requirement = Requirement: { $requirement }
card-notes = { $notes }
card-due = Due as the plan says: “{ $phrase }”; { $when }
card-due-unsaid = The plan says no deadline; { $when }
card-status = Status: { $status } { $evidence }

status-waiting = waiting for a condition.
status-open = not reported yet.
status-under-way = under way.
status-percent = under way, { $percent }% done.
status-reported = reported done, waiting for the head to confirm.
status-confirmed = reported done, waiting for the standing office to verify.
status-verified = verified.
status-returned = returned, to be sent again.
status-dropped = no longer to be done.

evidence-count = Evidence: { $count }.
evidence-not-yet = No evidence yet.
evidence-none = No evidence yet: please send a photo, a file, a link or a document number, for example “45/KH-UBND ngày 20/11/2026”.

card-target = Target { $target }: { $series }; { $met }
card-target-none = Target { $target }: no figure yet.
card-target-named = { $target } (“{ $words }”)
choice-reading = Record a figure

## Documents as evidence

document-name = { $name }
document-any = Document { $name }
document-dated = { $document } of { $day }
document-issued-by = { $document } by { $issuer }
document-about = { $document } on “{ $subject }”
document-part = { $document } ({ $part })
document-typed = { $words }
document-quoted = “{ $words }”
document-unconfirmed = { $document } (read from the file, not confirmed)
document-doubted = { $document } (its date is to be checked)
document-none = number and date of the document not known
documents-and = { $first }; { $second }
documents-more = { $first }; and { $count ->
    [one] one more document or link
   *[other] { $count } more documents or links
}
evidence-named = Evidence: { $count }, among them { $documents }.
document-read = The file { $name } for “{ $title }” was kept.
ask-document-read = It says that it is <b>{ $document }</b>. Are number and date right? Until { $you } answer, the evidence is marked “not confirmed”.
document-date-unclear = It is not clear of which year “{ $day }” is. Please tap “Correct the document” and type day, month and year.
document-date-impossible = “{ $day }” is no day of the calendar. Please tap “Correct the document” and type the date again.
document-date-ahead = { $day } has not come yet. Please check the date of signing and tap “Correct the document”.
document-date-long-before = { $day } is long before this work began. If it is that document, tap “Right”; otherwise “Correct the document”.
choice-document-right = Right
choice-document-fix = Correct the document
choice-document-name = Name the document
ask-document-name = Type the number and day of the document in the file, which proves the item “{ $title }”, for example “Kế hoạch 45/KH-UBND ngày 20/11/2026 của UBND xã, mục II”.
ask-document = Please type number and date of the document that proves “{ $title }”, for example “Kế hoạch 45/KH-UBND ngày 20/11/2026 của UBND xã, mục II”. Where only the date is wrong, the date is enough.
document-not-understood = Number and date of the document could not be read, so <b>nothing was changed</b>. Please type them like “45/KH-UBND ngày 20/11/2026”.
recorded-document = The evidence of “{ $title }” is now: <b>{ $document }</b>. { $due } { $evidence }
recorded-document-asked = { $line } { $question }
recorded-document-undone = Taken back; the evidence of { $item } is as before: { $document }. { $due }
document-verified = “{ $title }” was verified, so its documents can no longer be changed. Please ask the standing office to return the report if that is needed.
document-not-so = The date of the document is not right, so it cannot be confirmed. Please tap “Correct the document” and type it again.
story-document = { $person } named the evidence “{ $words }”.

## Targets and what was reached

reached-of-period = { $period } <b>{ $value }</b>
reached-then = { $before } { $arrow } { $period } <b>{ $value }</b>
reached-met = met (needs { $target }).
reached-not-met = not met yet (needs { $target }).
recorded-reading = Recorded at { $time } for { $of }: <b>{ $value }</b>, { $period }; { $met }
recorded-reading-instead = It replaces { $value }, recorded earlier for the same period.
recorded-reading-trend = By period: { $series }.
recorded-reading-not-done = This is a figure, not a report that the work is done; once it is, please say “xong” with the item's number.
recorded-reading-taken-back = The figure { $value } of { $of } has been taken back.
reached-already-taken-back = This figure was taken back before.
reached-not-kept = The figure was not recorded.
reached-among-others = The message holds a percentage that may be progress or a figure reached, so <b>nothing was recorded</b>. Please send it by itself, for example “2 chỉ tiêu 85%” or “2 tiến độ 85%”.
reached-period-to-come = That period has not begun, so the figure was not recorded.
reached-refused-negative = A figure of { $of } cannot be negative. <b>Nothing was recorded</b>; please type the right number.
reached-refused-too-large = The figure of { $of } is far too large. <b>Nothing was recorded</b>; please type the right number.
reached-refused-other-unit = For { $of } the target is { $target }, and “{ $value }” is in another unit: <b>nothing was recorded</b>. Please type it in “{ $unit }”; for a share you can type, for example, “1200/1500 hồ sơ”.
ask-figure-or-progress = For { $of } the target is { $target }. Is <b>{ $value }</b> the figure reached, or the progress of the work? This number was not recorded yet.
choice-is-target = Figure reached: { $value }
choice-is-progress = Progress { $value }
choice-is-done = The work is done
choice-all-targets = All are figures reached
choice-all-progress = All are progress
ask-figure-of = Which target is <b>{ $value }</b> the figure of? It was not recorded yet.
reached-which-line = { $letter }. { $words } · needs { $target }
reached-which-of = { $letter }. { $of } · “{ $words }” · needs { $target }
reached-asked-separator = The figure of { $of } can be read in two ways, so it was not recorded. Please choose the right one:
reached-asked-no-unit = For { $of }: <b>{ $value }</b>, needs { $target }. Is that right? It was not recorded yet.
reached-asked-roughly = For { $of }: you said about <b>{ $value }</b>. Record exactly this, or will you send the exact number? It was not recorded yet.
reached-asked-over-hundred = For { $of }: <b>{ $value }</b> is more than 100%. Is that right? It was not recorded yet.
reached-asked-not-whole = For { $of } the count is in “{ $unit }”, and <b>{ $value }</b> is not a whole number. Is that right? It was not recorded yet.
reached-asked-jump = For { $of }: <b>{ $value }</b> differs more than tenfold (before: { $before }, needed: { $target }). Is that right? It was not recorded yet.
reached-asked-fell = For { $of }: <b>{ $value }</b> is less than before ({ $before }). Figures are counted from the beginning of the year; is this one? It was not recorded yet.
choice-reading-value = Record { $value }
choice-reading-none = Do not record
ask-figure = “{ $title }” needs { $target }. How much has been reached so far, from the beginning of the year? Please type the number, for example “{ $example }”.
ask-figure-which = “{ $title }” has several targets. Which one is the figure of?
cancel-or-unread = Do you want to take back the figure just recorded?
goal-called = goal “{ $text }”
goal-gone = This goal is not followed any more.
goal-reading = Result: { $series }; { $met }
goals-how-to-read = Please type what was reached, for example “mục tiêu 1: 85%”.
story-reading = { $person } recorded the figure { $value }
story-reading-taken-back = { $person } took a recorded figure back

## Recorded

recorded-done = Recorded at { $time }: { $item } is <b>done</b>, { $timeliness }, { $next } { $due } { $evidence }
recorded-kept = Recorded at { $time }: { $item } is <b>still kept up</b> in this period, { $next } { $due } { $evidence }
recorded-nothing-arose = Recorded at { $time }: <b>nothing arose</b> for { $item } in this period, { $next } { $due } { $evidence }
recorded-progress = Recorded at { $time }: { $item } is <b>under way</b>. { $due } { $evidence }
recorded-percent = Recorded at { $time }: { $item } is <b>under way, { $percent }% done</b>. { $due } { $evidence }
recorded-difficulty = Recorded at { $time } as a difficulty of { $item }: “{ $words }”. It goes word for word to { $head } and the standing office in office hours. Status and due day do not change. { $due }
recorded-evidence = { $added ->
    [one] Received one file for { $item }, { $status } { $due } Evidence now: { $count }.
   *[other] Received { $added } files for { $item }, { $status } { $due } Evidence now: { $count }.
}
recorded-reference = Evidence received for { $item }: { $words }. The item: { $status } { $due } Evidence now: { $count }.
recorded-evidence-and-reference = { $added ->
    [one] Received one file for { $item }, and { $words }. The item: { $status } { $due } Evidence now: { $count }.
   *[other] Received { $added } files for { $item }, and { $words }. The item: { $status } { $due } Evidence now: { $count }.
}
received-evidence = { $added ->
    [one] One file received.
   *[other] { $added } files received.
}
received-reference = { $words } received.
received-evidence-and-reference = { $added ->
    [one] One file
   *[other] { $added } files
} and “{ $words }” received.
recorded-evidence-removed = The evidence that you just sent is taken off { $item }. { $due } { $evidence } If it was meant for another item, please send it again with that item's number.
recorded-confirmed = The report on { $item } is confirmed, { $next } { $due } { $evidence }
recorded-verified = Verified: { $item }. { $due } { $evidence }
recorded-returned = Returned: { $item }, “{ $reason }”. Whoever reported it is told at once. { $due } { $evidence }
recorded-undone = Undone: { $item }, now { $status } { $due } { $evidence }
recorded-more = { $count ->
    [one] … and { $count } more item was recorded too.
   *[other] … and { $count } more items were recorded too.
}
already-closed = This item was reported before, so Nhắc Việc did not record it again.
recorded-withdrawn = The report on { $item } is withdrawn; now { $status } { $due } { $evidence } Everybody who acted on it is told.
recorded-withdrawal-asked = It has been verified, so only the standing office can open it again. Your <b>wish to withdraw the report</b> on { $item } was passed on; the status has not changed. { $due } { $evidence }
recorded-withdrawal-undone = Your wish to withdraw the report on { $item } is taken back; it still stands, { $status } { $due } { $evidence }
recorded-step-undone = Taken back: { $what }, { $item }; now { $status } { $due } { $evidence }
step-confirmed = <b>the confirmation</b>
step-verified = <b>the verification</b>
step-returned = <b>the return</b>
step-found-below = <b>the finding below requirement</b>
step-found-not-applicable = <b>the finding that nothing arose</b>

timeliness-on-time = reported on time
timeliness-after-extension = reported after an extension
timeliness-after-late-extension = reported after an extension that was asked for when overdue
timeliness-late = reported after the due day
timeliness-undated = day of completion unknown

then-head = waiting for { $head } to confirm.
then-office = waiting for the standing office to verify.
then-leader-decides = waiting for a leader to verify.
then-leader = passed on to the leader who asked for it.
then-nobody = with nothing left to confirm.

acknowledged = Thank you. This is not a report yet: “{ $title }” is still open, { $when }.
acknowledged-all = Thank you. This is not a report yet: your items are still open.
forwarded-nobody = Your words are kept, but at present <b>nobody in the standing office can be reached</b>. Please tell them directly. Nothing about the work has changed.
forwarded-item = Your words about “{ $title }” have been passed on, as they are, to the standing office. Until it answers, nothing changes. { $due }
forwarded = Your words have been passed on, as they are, to the standing office. No item has changed.

## Not sure, asking back

nothing-recorded-which = Nhắc Việc has <b>recorded nothing yet</b>. Which item do you mean?
nothing-recorded-what = Nhắc Việc has <b>recorded nothing yet</b>, because it is not sure what you mean. Please choose:
which-file = The file has arrived, but it is <b>not clear which item it proves</b>. Please choose:
which-line = { $number }. { $title } · { $when }
which-item-unknown = Nhắc Việc has <b>recorded nothing yet</b>, because it is not clear which item you mean. Please type the item's number with your words, for example “2 xong”, or /viec to see the list.
nothing-open = You have no open items at the moment, so Nhắc Việc has recorded nothing.
ask-percent = How many percent of “{ $title }” are done? Tap a button or type a number from 0 to 100.
ask-proof = Please send a photo, a file, a link or a document number as evidence for “{ $title }”.
ask-difficulty = What stands in the way of “{ $title }”? Write one sentence: Nhắc Việc keeps it word for word and tells the head and the standing office.
ask-reason = Why do you return “{ $title }”? Write one sentence: whoever reported it receives it word for word.
cancel-or-undo = Do you want to take back your report on “{ $title }”? It <b>still stands</b> until you press the button that takes it back.
cancel-or-undo-all = You have just decided on { $count } reports at once. Take all of it back, or keep it?
waiting-for-yes = Which report do you mean? <b>Nothing was recorded</b>; open each item to look at it and decide.
which-waiting = { $letter }. { $title }
slip-offer = Do you want to take back what was just recorded? It <b>still stands</b> until you press the button that takes it back.
told-line = • { $title }: { $what }.
told-figure-line = • A figure of one of the plan's targets: { $value }.
slip-nothing = In the last ten minutes Nhắc Việc recorded nothing of yours, so nothing changes. To withdraw an older report, reply to that message or name its number: “withdraw my report on 2”.
cancelled = The question is dropped. No item has changed.
ask-edited = You changed a message to: “{ $words }”. <b>Nothing was recorded</b> for the new words; what was recorded for the old ones stays: if it is wrong, please take it back under its answer. Record the new words?
edited-same = You changed a message to: “{ $words }”. That is what was recorded, so nothing changes.
ask-edited-from = You changed a message to: “{ $words }”. <b>Nothing was recorded</b> for the new words; what was recorded last of yours is “{ $before }”, and it stays: if it is wrong, please take it back under its answer. Record the new words?
edited-recorded = The message that you have just changed was recorded as follows:
ask-edited-instead = You changed it to “{ $words }”. <b>Nothing was recorded</b> of the new words. Take back what was recorded and take the new words instead?
ask-edited-gone = You changed it to “{ $words }”, which reports nothing any more. What was recorded <b>still stands</b>. Take it back?
choice-edited-instead = Take the new words instead
choice-edited-gone = Take back what was recorded
choice-edited-yes = Record the new words
choice-edited-no = Leave it as it is
edited-not-taken = What was recorded stays, and nothing was recorded for the changed message.
button-stale = This button no longer works. Type /viec to see your open items.
unknown-command = Nhắc Việc has no such command. No item has changed.
greeting = Hello, { $name }. Type /viec to see your open items, or report at once, for example “2 xong”.
not-about-work = Nhắc Việc only keeps track of work, so it did nothing with this message.
sorry-not-recorded = Something went wrong and Nhắc Việc has <b>not recorded</b> your last message. Please send it again; if that does not help, please tell the operator.

## What cannot be done

item-gone = This item is no longer in the list. Nothing has changed.
item-not-yours = This item is not in your charge, so Nhắc Việc has recorded nothing.
not-allowed = Only the standing office can do this.
percent-impossible = Progress must be a number from 0 to 100. Nhắc Việc has recorded nothing.
undo-nothing = You have reported nothing on “{ $title }” that could be undone.
undo-not-yours = Only the person who made this report can undo it.
evidence-of-verified = “{ $title }” has been verified, so its evidence cannot be taken away any more. Please ask the standing office to return the report if it has to be mended.
withdrawal-asked-already = Your wish to withdraw the report on “{ $title }” was passed on to the standing office before, so it is not sent again.
refused-still-waiting = “{ $title }” still waits for its condition and cannot be reported yet.
refused-not-waiting = “{ $title }” does not wait for a condition.
refused-not-reported = There is no report on “{ $title }” to deal with: nobody has reported, or the report was taken back.
refused-already-reported = “{ $title }” was reported done before, so it is not recorded again.
refused-already-confirmed = “{ $title }” was reported before and waits for the standing office, so it is not recorded again.
refused-already-verified = “{ $title }” was verified by the standing office before.
refused-already-returned = “{ $title }” was returned before.
refused-is-dropped = “{ $title }” is no longer to be done.
refused-not-dropped = “{ $title }” is still to be done.
refused-only-standing = “Still kept up” is for standing work only; “{ $title }” has a due day.
refused-already-taken-back = The report on “{ $title }” was undone before.
refused-others-followed = “{ $title }” has changed since, so this cannot be undone any more. Please report how it stands now.
refused-too-late-to-undo = More than ten minutes have passed, so this cannot be undone any more. Please report how “{ $title }” stands now.

file-too-large = The file “{ $name }” is larger than { $most } MB, so Nhắc Việc cannot take it; nothing has been recorded. Please send a link or a document number in its place.
file-nameless = without a name
file-lost = Nhắc Việc could not get the file “{ $name }” that you sent. Please send it again, or send a link or a document number.
file-lost-item = Nhắc Việc could not get the file “{ $name }” for “{ $title }”. Please send it again, or send a link or a document number.
enclosure-gone = The file “{ $name }” is no longer kept by Nhắc Việc, so it could not be sent along. Please ask for it again to have it made anew.
enclosure-not-here = The file “{ $name }” cannot be sent here. Please get it on Telegram, or ask the operator.
enclosure-too-large = The file “{ $name }” is larger than { $most } MB, so it cannot be sent here. Please ask the operator for it.
enclosure-refused = The file “{ $name }” was not accepted by the messaging service, so it could not be sent along. Please tell the operator.

## Telling those concerned

please-confirm = <b>To be confirmed</b>: { $person } ({ $agency }) reports { $what }: “{ $title }”. { $due } { $evidence }
please-verify = <b>To be verified</b>: { $agency } reports { $what }: “{ $title }” (reported by { $person }). { $due } { $evidence }
what-reported = as done
what-still-kept = as kept up
what-nothing-arose = that nothing arose
please-confirm-several = <b>To be confirmed: { $count ->
    [one] { $count } item
   *[other] { $count } items
}</b> reported by { $person }
please-verify-several = <b>To be verified: { $count ->
    [one] { $count } item
   *[other] { $count } items
}</b> reported by { $person }
awaiting-line = { $letter }. { $title } · { $agency } · { $what } · { $due } { $evidence }
awaiting-more = { $count ->
    [one] … and { $count } more item.
   *[other] … and { $count } more items.
}
choice-confirm-all = { $count ->
    [one] Confirm { $count } item
   *[other] Confirm all { $count } items
}
choice-verify-all = { $count ->
    [one] Verify { $count } item
   *[other] Verify all { $count } items
}
told-verified = The standing office has <b>verified</b> the report on “{ $title }”.
told-returned = “{ $title }” has been <b>returned</b>: “{ $reason }”. { $due } Please send the report or the evidence again right here.
told-difficulty = { $person } reports a <b>difficulty</b> with “{ $title }”: “{ $words }”. { $due }
told-withdrawn = { $person } has <b>withdrawn the report</b> on “{ $title }”. { $due }
told-step-undone = { $person } took back: { $what }, “{ $title }”; now { $status } { $due }
told-withdrawal-asked = { $person } asks to <b>withdraw the report</b> on “{ $title }”, which has been verified. { $due } If you agree, tap «Return».
told-withdrawal-undone = { $person } <b>no longer asks</b> to withdraw the report on “{ $title }”; it still stands, { $status }
told-words = Words from { $person }: “{ $words }”
told-words-about = Words from { $person } about “{ $title }”: “{ $words }”
office-person-unreachable = Nhắc Việc can no longer reach { $name } ({ $agencies }), who has blocked it or left the chat. Please look into it, or invite them again.

secret-file-refused = The file bears signs of a state secret. Nhắc Việc <b>does not keep it and does not pass it on</b>. Please delete the message and send it as the rules on secret documents demand.
secret-picture-refused = The file that you sent at { $time } on { $day } bears signs of a state secret. Nhắc Việc <b>does not keep it and does not pass it on</b>. Please delete the message and send it as the rules on secret documents demand. If that is wrong, give the document's number and day instead of the file.
infected-file-refused = The file { $name } is infected, so it was <b>not kept</b>. Please check your computer, then send a clean file or the document's number.
ask-keep-file = The file { $name } needs a second thought before it is kept:
ask-keep-file-how = It has <b>not been kept</b> as evidence yet. A document's number or a link is better than the file. Without an answer it is dropped after 3 days.
personal-internal = • it is marked “lưu hành nội bộ” (for internal use).
personal-draft = • it is a draft.
personal-identity-numbers = • it holds identity numbers.
personal-identity-card = • it seems to be a picture of an identity paper.
personal-passwords = • it holds a password or a one-time code.
personal-health = • it holds a list with data on health.
choice-keep-file = Keep the file
choice-drop-file = Drop the file
recorded-file-kept = The file { $name } has been kept as evidence.
recorded-file-dropped = The file { $name } has been dropped. You can send the document's number or a link.
file-not-kept = The file { $name } waited for more than 3 days without a yes, so it was dropped. You can send it again, or the document's number, or a link.
secret-words-refused = The message seems to speak of a secret document. Nhắc Việc <b>does not keep it and does not pass it on</b>, and has recorded nothing. Please delete the message; to report on your work, please write again without that content.
secret-plan-refused = The file bears signs of a state secret. Nhắc Việc does not keep it. Please handle it as the rules on secret documents demand.

## Verdicts of the standing office, approving many

choice-below = Below requirement
choice-not-applicable = Accept: nothing arose
ask-reason-below = In what does “{ $title }” not meet the requirement? Write one sentence; whoever reported gets it word for word.
ask-reason-notapply = Why did nothing arise for “{ $title }”? Write one sentence, which explains it in the summary.
recorded-found-below = { $item } is found <b>below requirement</b>: “{ $reason }”. Whoever reported is told. { $due } { $evidence }
recorded-found-not-applicable = For { $item } <b>nothing arose</b>, so it does not count: “{ $reason }”. Whoever reported is told. { $due } { $evidence }
told-found-below = { $person } finds the report on “{ $title }” <b>below requirement</b>: “{ $reason }”.
told-found-not-applicable = { $person } finds that <b>nothing arose</b> for “{ $title }”, so it does not count: “{ $reason }”.
told-returned-head = { $person } has <b>returned</b> the report on “{ $title }”: “{ $reason }”. Whoever reported was told.
batch-title = <b>{ $count ->
    [one] { $count } report waits for you
   *[other] { $count } reports wait for you
}</b>. Nothing was recorded; look at them, then tap once:
batch-title-of = <b>{ $agency }: { $count ->
    [one] { $count } report waits for you
   *[other] { $count } reports wait for you
}</b>. Nothing was recorded; look at them, then tap once:
batch-line = • { $agency } · { $title } · reported: { $what } · { $evidence }
batch-nothing = No report waits for you.
batch-nothing-of = No report of { $agency } waits for you.
choice-approve-all = Yes to all { $count }

## Not ours

recorded-disowned = Passed on word for word to the standing office: { $item } is not of this agency. Until they decide it stays here. { $due }
recorded-disowned-unheard = Kept word for word: { $item } is not of this agency; but <b>nobody of the standing office can be reached</b>. Please tell them directly. { $due }
recorded-own-after-all = Taken back: { $item } is the agency's own. Those who heard of it are told. { $due } { $evidence }
told-disowned = { $person } ({ $agency }) says that “{ $title }” is <b>not of their agency</b>: “{ $words }”.
told-own-after-all = { $person } says that “{ $title }” <b>is the agency's own after all</b>; what was said before was a mistake. { $due }
choice-move-to = Move to { $name }
choice-stays = It stays there
recorded-stays-there = Recorded: “{ $title }” stays with { $agency }. Whoever asked is told. { $due }
told-stays = { $person } answers: “{ $title }” stays with { $agency }. { $due }
disowned-decided = “{ $title }” was decided before. Nothing changes.

## Difficulties

choice-settled = Settled
recorded-difficulty-settled = Recorded: the difficulty of { $item } is <b>settled</b>: “{ $words }”. { $due }
recorded-difficulty-undone = Undone: the difficulty of { $item }, { $status } { $due } Those who heard of it are told.
told-difficulty-undone = { $person } takes back the difficulty with “{ $title }”: it was reported by mistake.
recorded-settling-undone = Undone: the difficulty of { $item } is not settled; the item: { $status } { $due } Those who heard of it are told.
told-settling-undone = { $person } says: the difficulty with “{ $title }” is <b>not settled</b> after all.
told-difficulty-settled = { $person } says that the difficulty with “{ $title }” is <b>settled</b>: “{ $words }”.
difficulty-line = ↳ Difficulty since { $since }: “{ $words }”
difficulty-none-open = No difficulty of “{ $title }” is open.
difficulty-nothing-open = None of your items has an open difficulty, so nothing was recorded. To report progress, type the number of the item and what there is to say, such as “2 được 70%”.
difficulty-which = The difficulty of which item is settled? <b>Nothing was recorded</b>.
weekly-blocked-title = 🚧 <b>Difficulties not settled: { $count }</b>
weekly-blocked = • { $agency } · { $title } · since { $since }: “{ $words }”

## More time

choice-extend = Ask for more time
choice-until = Until { $day }
choice-withdraw-request = Withdraw the request
choice-keep-request = Keep the earlier request
choice-extension-instead = Change to { $day }
choice-assent = Agree
choice-dissent = Do not agree
choice-grant = Extend to { $day }
choice-grant-other = Another day
choice-refuse = Do not extend
choice-requests = Requests for more time for you: { $count }
choice-see-requests = See requests for more time

head-of-agency = { $kind ->
    [department] the head of the department
    [office] the chief of office
    [center] the director of the centre
    [health_station] the head of the health station
    [school] the headteacher
    [police] the chief of police
    [military] the military commander
   *[other] the head of the agency
}
extension-no-day = (none yet)
ask-extension-day = Until which day do you need “{ $title }” extended, and why? { $due } Tap a day, or write a sentence such as “đến 4/12 vì chờ kiểm kê”. <b>Nothing was sent yet</b>.
ask-extension-reason = Why is “{ $title }” to be extended to { $day }? Write one sentence; whoever decides reads it word for word.
ask-extension-past = { $day } has passed, so it cannot be the new last day. { $due } Tap or type another day.
ask-extension-not-later = { $day } is not after the last day in force of “{ $title }”. { $due } Tap or type a later day.
ask-extension-day-off = { $day } is a day off. Which day do you take? <b>Nothing was recorded</b>.
ask-extension-beyond-plan = { $day } lies beyond the year of the plan. Are you sure of this day? <b>Nothing was recorded</b>.
ask-extension-instead = A request to extend “{ $title }” to { $due } is still waiting. Change it to { $day }?
extension-day-unclear = This day was not surely understood, so <b>nothing was recorded</b>. Type it again, such as “4/12/2026” or “thứ Sáu tuần sau”.
extension-not-open = “{ $title }” is no longer open and needs no more time.
extension-no-due = “{ $title }” has no last day yet and needs no more time.
extension-past = { $day } has passed, so it cannot be the new last day. { $due }
extension-not-later = { $day } is not after the last day in force. { $due }
extension-asked-already = The request to extend “{ $title }” to { $due } was sent and is waiting; it is not sent again.
extension-assented-already = “{ $title }”: the head has agreed to this request already.
extension-no-longer = The request to extend “{ $title }” was decided or withdrawn, or the work was reported. { $due }
extension-leader-decides = By the commune's rule a leader decides on extending “{ $title }”.
extension-not-yours-to-grant = Extending “{ $title }” is for the standing office or a leader to decide; you say whether you agree.
verify-goes-to-leader = “{ $title }” is the standing office's own work; by the commune's rule a leader verifies it.
verify-waits-for-head = “{ $title }” still waits for { $head } to confirm, so it cannot be verified yet. Nothing has changed.

recorded-extension-asked = Request to extend { $item } from { $before } <b>to { $due }</b>. Reason: { $reason }. { $next } Until then the present last day holds.
extension-then-head = Sent to { $head } for an opinion; then the commune decides.
extension-then-office = Sent to the standing office to decide.
extension-then-leader = Sent to the leaders to decide.
extension-then-you = You decide it, too: use the buttons below.
extension-then-nobody = <b>Nobody can be reached</b> to decide it; please tell them directly.
recorded-extension-withdrawn = The request to extend { $item } is withdrawn. { $due }
recorded-extension-assented = Agreed to extend { $item } to { $due }. { $next }
recorded-extension-granted = { $item } is extended <b>to { $due }</b>. Those concerned are told; reminders go by the new day.
recorded-extension-refused = Recorded: { $item } is not extended: “{ $reason }”. { $due } Whoever asked is told.
recorded-extension-undone = The answer to the request for more time for { $item } is taken back. { $due } The request waits again.

please-assent-extension = <b>More time wanted, your opinion please</b>: { $person } ({ $agency }) asks to move “{ $title }” from { $before } <b>to { $due }</b>. Reason: { $reason }.
please-decide-extension = <b>More time wanted, please decide</b>: { $person } ({ $agency }) asks to move “{ $title }” from { $before } <b>to { $due }</b>. Reason: { $reason }.
extension-head-assents = The head of the agency agrees.
extension-asked-late = It was asked for when the work was overdue.
extension-not-the-first = This work was extended { $count ->
    [one] once
   *[other] { $count } times
} before; its first last day was { $first }.
extension-pending = A request to extend to { $due } is waiting (sent { $asked_on }).
extension-none-waiting = No request for more time waits for you.
extension-which = No report waits for you, but a request for more time does. Open it to see and decide.
extension-list-title = <b>Requests for more time for you: { $count }</b>
extension-line = { $letter }. { $title } · { $before } · wanted: { $due } (sent { $asked_on })
ask-extension-other-day = Until which day is “{ $title }” extended? { $due } Tap a day or type it.
ask-extension-not-assent = Why do you not agree to extend “{ $title }”? Write one sentence; whoever asked gets it word for word.
ask-extension-not-decide = Why is “{ $title }” not extended? Write one sentence; whoever asked gets it word for word.
told-extension-granted = “{ $title }” is <b>extended to { $due }</b> (decided by { $person }). Reminders go by the new day.
told-extension-granted-otherwise = “{ $title }” is <b>extended to { $due }</b> (decided by { $person }; { $wished } was asked for). Reminders go by the new day.
told-extension-refused = “{ $title }” is <b>not extended</b> (decided by { $person }): “{ $reason }”. { $due }
told-extension-dissented = { $person } does <b>not agree</b> to extend “{ $title }”: “{ $reason }”. { $due }
told-extension-withdrawn = { $person } has withdrawn the request to extend “{ $title }”.
told-extension-undone = The answer to the request for more time for “{ $title }” was just taken back. { $due } The request waits again.
told-extension-gone-reported = The request to extend “{ $title }” to { $due } needs no answer any more: the work was reported done.
told-extension-gone-dropped = The request to extend “{ $title }” to { $due } needs no answer any more: the work is dropped.
## Figures of a window, asked for once

figures-title = 📊 <b>Figures of { $label }</b>: please tell what was reached so far of the following { $count ->
    [one] target
   *[other] { $count } targets
}.
figures-line = { $name }. { $title } · to reach { $target }
figures-line-before = { $name }. { $title } · to reach { $target } · last time { $before }
figures-more = … and { $count } more; open each item to tell its figure.
figures-how = Answer with the item's number and the figure, one line each, for instance “{ $name }: { $example }”.
figures-how-one = Just reply to this message with a number, for instance “{ $example }”.
figures-goal = mt { $number }
choice-tell-figure = Figure of { $number }

## Standing work, asked about once in a window

choice-all-kept = All still kept
choice-rest-kept = The others are still kept
choice-some-changed = Something changed
choice-some-nothing = Something did not arise
choice-standing-open = { $agency }, { $period }: { $left } left
standing-title = 🔁 <b>Standing work of { $period }, { $agency }: { $count ->
    [one] one item
   *[other] { $count } items
}</b>
standing-window = Reporting window: { $first } – { $last }.
standing-due = Answer once for what follows: { $when }.
standing-line = { $number }. { $title }
standing-line-returned = { $number }. { $title } · ↩️ <b>returned, to be sent again</b>
standing-line-instead = { $number }. { $title } · <b>standing in for { $person }</b>
standing-figures = Where there is a result worth telling, add a sentence or two with figures and the item's number, for example “{ $number }: 15 news items published”; they go into the report.
standing-left = • Standing work of { $period }, { $agency }: <b>{ $left } of { $all }</b> not answered · { $when }
standing-of-others = • { $agency } · Standing work of { $period }: { $count } not answered · { $when } · { $told ->
    [one] officers reminded once
   *[other] officers reminded { $told } times
}
standing-nobody = • { $agency } · Standing work of { $period }: { $count } · { $when }
standing-nothing-left = No standing work of this message waits for your answer any more: somebody answered, or it was handed over. Nothing was changed.
standing-not-asked-yet = <b>Nothing was recorded</b>: what follows is not asked about yet. To answer for this window now, press a button.
standing-which-window = <b>Nothing was recorded</b>: standing work is open in several windows or agencies. Which do you answer for?
standing-which-changed = Which item changed? Press its number, or write at once, for example “{ $number }: 15 news items published”. Nothing was recorded.
standing-which-nothing = Which item did not arise in this window? Press its number, or write at once with the reason, for example “{ $number }: no file came in”. Nothing was recorded.
standing-ask-changed = How did { $item } change in this window? Write a sentence or two, with figures where you can; they are kept word for word for the report.
standing-ask-nothing = Why did { $item } not arise in this window? Write a sentence; it is kept word for word for the report.
standing-which-result = Of which item is this the result? The sentence is <b>not recorded</b> yet; press the item's number.
standing-remain = { $count } not answered yet:
standing-words = For the report: “{ $words }”.
standing-undo-all = Do you want to take back what you just answered for { $count ->
    [one] { $count } item
   *[other] { $count } items
}? It <b>still counts</b> until you press «Recorded by mistake, undo».
recorded-all-kept = Recorded at { $time }: <b>{ $count ->
    [one] { $count } standing item of { $period } is
   *[other] { $count } standing items of { $period } are
} still kept</b> (items { $numbers }), { $next } { $due }
recorded-all-nothing = Recorded at { $time }: <b>{ $count ->
    [one] { $count } standing item
   *[other] { $count } standing items
} of { $period } did not arise</b> (items { $numbers }), { $next } { $due }
recorded-all-undone = { $count ->
    [one] Taken back: { $count } item is as it was before ({ $numbers })
   *[other] Taken back: { $count } items are as they were before ({ $numbers })
}.
recorded-changed = Recorded at { $time }: { $item } <b>is still kept, with a change</b> in this window, { $next } { $due } { $evidence }
recorded-with-words = { $line } For the report: “{ $words }”.
recorded-result = Recorded at { $time } as a result of { $item } for the report: “{ $words }”. { $due } { $evidence }
recorded-result-removed = The sentence about { $item } was removed. The report itself stays: { $status } { $due }
result-before-report = “{ $title }” was not reported in this window yet, so the sentence was not recorded.
undo-one-by-one = The report of “{ $title }” is older than ten minutes, or somebody has acted on it. Type “withdraw the report” with the item's number.
undo-left = { $count ->
    [one] { $count } item could not be taken back: older than ten minutes, or somebody has acted on it. Withdraw it by itself
   *[other] { $count } items could not be taken back: older than ten minutes, or somebody has acted on them. Withdraw each by itself
}.
what-changed = still kept, with a change
what-in-words = { $what }: “{ $words }”
why-standing = An agency's standing work is asked about together, once in each reporting window. Once it is answered, it is not asked again in this window.

## Who does what

recorded-assigned = { $item } is given to <b>{ $person }</b>, who hears of it in working hours. { $due }
recorded-assigned-unreachable = { $item } is given to <b>{ $person }</b>, who <b>cannot be reached</b> at present: please tell them yourself. { $due }
recorded-kept-for-oneself = Recorded: { $item } is yours to do. { $due }
recorded-taken-back = { $item } is taken back: it is with { $head } again. { $due }
told-assigned = { $person } has <b>given you { $item }</b>. { $due }
told-taken-back = “{ $title }” is no longer yours: { $person } has taken it back or given it to somebody else. You need not report on it any more.
assign-who = Who is to have “{ $title }”? { $due }
assign-who-is-it = Several people are called “{ $name }”. Who is to have “{ $title }”? <b>Nothing is recorded yet</b>.
assign-nobody-of-name = Nobody of the agency who uses Nhắc Việc is called “{ $name }”, so “{ $title }” is <b>not given to anybody</b>. Choose somebody, or ask the standing office to invite them.
assign-nothing-left = Everything is given to somebody.
assign-not-open = “{ $title }” is no longer open and cannot be given to anybody.
assign-already = “{ $title }” is already with { $person }. Nothing has changed.
assign-head = the head of the agency
assign-not-of-agency = This person does not belong to the agency that leads “{ $title }”, so it was not given to them.
card-assignee = In hand with: { $person }.
card-nobody-yet = Not given to anybody yet.
card-agency = Led by: { $agency }.
ask-agency = Which agency is to lead “{ $title }”? <b>Nothing is recorded yet</b>.
recorded-reassigned = <b>{ $agency }</b> leads “{ $title }” from now on. The last day stays. { $due }
reassign-there-already = { $agency } has “{ $title }” already. Nothing has changed.
told-reassigned-away = { $person } has given “{ $title }” to { $agency } to lead. You need not report on it any more.
choice-move = To another agency…
choice-give = Give to…
choice-give-to = Give to { $name }
choice-give-on = Give to another…
choice-give-back = Back to the head
choice-give-out = Give out: { $count } with nobody yet
choice-give-more = Give the next ({ $count } left)
choice-person = { $name }
choice-take-back = Undo

## Working together

group-coordinating = 🤝 <b>Coordinating: items just begun: { $count }</b> (to be known, not to be reported on)
coordinating-line = • { $title } · led by { $lead } · { $due }
coordinating-due = due { $day }
coordinating-no-due = no last day yet
choice-ask-help = Write to { $name }
recorded-help-asked = <b>{ $agency }</b> is asked about “{ $title }”: “{ $words }”. Their answer comes to you word for word.
told-help-asked = 🤝 <b>{ $person } ({ $lead }) asks for help</b> with “{ $title }”: “{ $words }”. Reply to this message; your words are passed on as they are.
choice-answer = Answer
ask-answer = Write the answer; the lead agency gets it word for word.
recorded-help-answered = Your words about “{ $title }” were passed on to the lead agency as they are.
told-help-answered = 🤝 <b>{ $person } ({ $agency }) answers</b> about “{ $title }”: “{ $words }”
help-asked-today = { $agency } was asked about “{ $title }” today already, so nothing more is sent.
help-nobody = Nobody of { $agency } can be reached. Please get in touch yourself; nothing is sent.

## Directions

ask-direct = Pass your direction on to <b>{ $agency }</b> about “{ $title }”: “{ $words }”. Last day: <b>{ $due }</b>. To: { $readers }. The report is reminded of as an item of its own and comes to you; the last day of the item itself stays. <b>Nothing is sent yet</b>.
direct-which = About which item? <b>Nothing is sent yet</b>.
direct-line = { $letter }. { $agency } · { $title } · { $when }
direct-on-nothing = Nothing is late at present. Reply to a message about an item to direct it; nothing is sent.
direct-not-open = “{ $title }” is no longer open, so nothing is sent.
direct-past = { $due } is past, so nothing is sent.
direction-title = Report to the leaders on: { $title }
direction-title-chairman = Report to the chairman on: { $title }
recorded-directed = Your direction was passed on to <b>{ $agency }</b> about “{ $title }”; the report is due on { $due } at the latest and comes to you at once. The last day of the item itself stays.
told-directed = 📌 <b>{ $person } directs</b> about “{ $title }”: “{ $words }”. This report is { $item }. { $due }
report-to-leader = 📌 <b>The report that you directed is here</b>: “{ $title }”. { $person }, { $agency }: { $words }. { $evidence }
told-accepted = { $person } <b>accepted</b> the report “{ $title }”.
report-without-words = done
choice-give-direction = Give a direction
choice-direct-by = Report by { $day }
ask-direct-words = Your direction on “{ $title }” ({ $when }): type it with the day by which you want a report, or just press a day. <b>Nothing is sent yet</b>.
ask-direct-day = By which day do you want a report on “{ $title }” ({ $when })? Press or type a day. <b>Nothing is sent yet</b>.
direction-by-tap = report by { $due }
choice-direct = Pass it on

## Work off plan

off-plan-title = Work given out off plan in { $year }
ask-order = Give <b>{ $agencies }</b>: “{ $title }”. Last day: <b>{ $due }</b> (as you said: “{ $phrase }”). To: { $readers }. <b>Nothing is given out yet</b>.
order-nobody = nobody yet
order-day-off = { $due } is a day off: the last reminder comes on { $before }.
order-unreachable = Nobody of { $agencies } can be reached: please tell them yourself.
order-so-far = Give <b>{ $agencies }</b>: “{ $title }”. <b>Nothing is given out yet</b>.
order-title = To be given out: “{ $title }”. <b>Nothing is given out yet</b>.
order-when = By which day? For example “trước ngày 25/12”, “chậm nhất thứ Sáu”.
order-when-unclear = It is not clear which day “{ $words }” is, so <b>nothing is given out yet</b>. Please write the last day again, for example “trước ngày 25/12”, “chậm nhất thứ Sáu”.
order-to-whom = To which agency?
order-to-whom-unsure = It is not clear which agency “{ $words }” is. To which agency?
order-past = { $due } is past, so nothing is given out.
order-there-already = { $agency } was given “{ $title }”, due { $due }, and it is open. Nothing more is given out.
order-not-open = “{ $title }” is no longer open. Nothing has changed.
order-refused-already-taken-back = “{ $title }” was taken back before. Nothing has changed.
order-refused-is-dropped = “{ $title }” was taken back before. Nothing has changed.
order-refused-others-followed = Somebody has acted on “{ $title }”, so it cannot be taken back any more. Nothing has changed.
order-refused-too-late-to-undo = More than ten minutes have passed, so it cannot be taken back any more: “{ $title }” is still followed.
recorded-ordered = <b>{ $agencies }</b> was given “{ $title }”, last day { $due }. It is reminded of and followed like the work of a plan, and counted apart from the figures of plans.
order-told-later = It is outside office hours: the agency hears of it at { $time } on { $day }.
recorded-order-taken-back = “{ $title }” was taken back. Whoever had heard of it is told.
recorded-received = Noted: you know of “{ $title }”. { $due }
told-ordered = 📌 <b>{ $person } gives { $agency }</b> { $item }. { $due } This is off plan.
told-order-taken-back = { $person } has <b>taken back</b> what was just given out: “{ $title }”. There is nothing for you to do about it.
card-due-ordered = Due as said when it was given out: “{ $phrase }”; { $when }
card-ordered = Given out by { $person }, off plan.
card-directed = By direction of { $person } about “{ $title }”, off plan.
choice-give-work = Give it out
choice-undo-order = A mistake, take it back
choice-received = Received

## One piece of work in several plans

ask-link = <b>{ $agency }</b>: are these two tasks one piece of work?
links-left = Likely the same: { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
}.
links-none = No tasks of the plans are likely the same that were not looked at yet.
link-line = { $letter }. “{ $title }” ({ $plan }) · { $when }
link-means = Linked, they are reminded of in one line by the earlier day; one report and its evidence count for both; each plan still counts its own task by its own day. <b>Nothing is linked yet</b>.
link-which = { $count } pairs may be these two tasks. Please choose:
link-which-line = { $letter }. { $agency }: { $both }
link-none = These two tasks are not open in one agency any more, so nothing is linked.
link-not-found = No two open tasks of one agency in two plans go by “{ $first }” and “{ $second }”. Nothing is linked.
link-there-already = These two tasks are linked already. Nothing has changed.
link-not-linked = This task is linked with no other. Nothing has changed.
part-which = Which task is to stand alone?
part-line = { $letter }. { $item }
recorded-linked = Linked for <b>{ $agency }</b>: { $both }. One report and its evidence count for both from now on.
recorded-parted = { $item } stands alone again: it is reminded of and reported on by itself. What was recorded before stays.
recorded-served = { $line } Recorded as well for { $others }.
recorded-served-back = { $line } Taken back as well for { $others }.
title-linked = { $title } ({ $count } plans)
card-linked = One piece of work with { $others }. A report and its evidence count for all of them.
story-linked = { $person } linked it with “{ $title }”
story-unlinked = { $person } parted it from what it was linked with
story-served-too = recorded together with “{ $title }”, as { $person } said
choice-same-work = The same work in another plan: { $count }
choice-link = One, link them
choice-two-works = Two works
choice-next-pair = Next pair ({ $count } left)
choice-part = A mistake, part them
choice-link-again = Link again

## History, why, the week, reminding by hand

agency-line = • { $title } · { $when }
agency-line-given = • { $title } · { $when } · <b>{ $person }</b>
person-with-post = { $name } ({ $post })
person-alone = { $name }
post-head = head of the agency
post-office = standing office
post-officer = officer
post-leader = leader
story-title = <b>History of { $item }</b>
story-nothing = Nothing has been recorded yet.
story-earlier = … and { $count ->
    [one] one earlier line
   *[other] { $count } earlier lines
}.
story-line = • { $day }: { $what }
story-ourselves = Nhắc Việc
story-created = made from the plan
story-received = { $person } knows of it
story-condition-met = { $person } said that the condition is met; it began
story-reported = { $person } reported it done
story-still-kept = { $person } reported that it is kept up
story-nothing-arose = { $person } reported that nothing arose
story-confirmed = { $person } confirmed
story-verified = { $person } verified
story-done-before = { $person } marked it as done before
story-dropped = { $person } dropped it
story-withdrawn = { $person } withdrew the report
story-undone = { $person } undid what was just recorded
story-evidence = { $person } sent evidence
story-evidence-removed = { $person } removed evidence
story-withdrawal-asked = { $person } asked to withdraw the report
story-reminded-by-hand = { $person } had the agency reminded
story-ordered = { $person } gave it out: “{ $words }”
story-returned = { $person } returned it: “{ $words }”
story-difficulty = { $person } reported a difficulty: “{ $words }”
story-forwarded = { $person } wrote to the standing office: “{ $words }”
story-directed = { $person } directed: “{ $words }”
story-result = { $person } told a result: “{ $words }”
story-help-asked = { $person } asked for help: “{ $words }”
story-help-answered = { $person } answered: “{ $words }”
story-progress = { $person } reported it under way
story-percent = { $person } reported { $percent }%
story-reminded = Nhắc Việc reminded { $names }
story-taken-back = { $person } took it back
story-assigned = { $person } gave it to { $to }
story-difficulty-settled = { $person } says that the difficulty is settled
story-found-below = { $person } finds it below requirement: “{ $words }”
story-found-not-applicable = { $person } finds that nothing arose: “{ $words }”
story-disowned = { $person } says that it is not of their agency: “{ $words }”
story-stays = { $person } leaves it with its agency
story-extension-asked = { $person } asks for more time, until { $due }: “{ $words }”
story-extension-assented = { $person } agrees to more time
story-extension-dissented = { $person } does not agree to more time: “{ $words }”
story-extension-refused = { $person } grants no more time: “{ $words }”
story-extension-withdrawn = { $person } withdraws the request for more time
story-due = { $person } changed the last day: { $due }
story-reassigned = { $person } gave it to { $agency } to lead
story-handed-over = { $person } handed it over from { $giver } to { $taker }
history-of-which = Say the number of the item, for example “lịch sử việc 3”, or reply to a message about it.
choice-history = History
why-title = <b>Why you got this message</b>
why-line = • About { $item }: { $reason }
why-assignee = it was given to you.
why-head = you head { $agency }, which leads it.
why-officer = you belong to { $agency }, which leads it.
why-deputy = you stand in for { $person }.
why-office = you are of the standing office, which follows the work of { $agency }.
why-leader = you are a leader, told when work of { $agency } is late for long.
why-before = Reminded on { $day }: { $days ->
    [one] { $days } working day
   *[other] { $days } working days
} before the last day.
why-last-day = Reminded on { $day }: the last day, with no report yet.
why-after = Reminded on { $day }: { $days ->
    [one] { $days } working day
   *[other] { $days } working days
} late, with no report yet.
why-after-above = Reminded on { $day }: { $days ->
    [one] { $days } working day
   *[other] { $days } working days
} late, after the officer and the head had been reminded.
why-by-hand = { $person } had you reminded on { $day }.
why-checkin = Reminded on { $day }: long work is announced when it starts and asked about every quarter.
why-snoozed = You asked to be reminded at this time.
why-weekly = At the beginning of each week the standing office and the leaders hear who is late, who has not answered and what is coming.
why-shadow = The plan is in its trial phase: each morning the standing office sees what would be sent. Nobody else gets anything yet.
why-waiting = Once a month Nhắc Việc asks the standing office about what waits for a condition or a day.
why-how-to-stop = Once it is reported or given to somebody else, there are no more reminders. If it is not yours, type its number and “không phải việc của tôi”.
why-figures = Before reports are sent in, whoever has the work in hand is asked once for the figures that are still missing in the period.
why-coordinating = Your agency takes part in work that has just begun. The message is for your information; no report is asked of you.
why-sending-in = Two working days before reports are to be sent in, agencies with items not reported for the period are told once.
why-no-reminder = You have had no reminder lately. You can reply to the message that you ask about.
week-title = <b>From { $first } to { $last }</b>
week-day = <b>{ $day }</b>
week-day-off = <b>{ $day }</b> · day off: { $name }
week-line = • { $title } · { $agency }
week-nothing = Nothing is due in this week.
ask-urge = Remind <b>{ $agency }</b> of what is late or due soon ({ $count })? To: { $readers }, in the name of { $name }. <b>Nothing is sent yet</b>.
choice-urge = Remind
recorded-urged = <b>{ $agency }</b> is reminded (items: { $count }); to: { $readers }. Outside working hours the message goes out when the office opens.
told-urged = 📣 <b>{ $person } reminds { $agency }</b> of:
urge-not-yours = Only the standing office and leaders can remind other agencies. Nothing is sent.
urge-done-today = { $agency } was reminded today already, so nothing more is sent.
urge-nothing = { $agency } has nothing late or due soon (open: { $count }), so nothing is sent.
urge-nobody = Nobody of { $agency } can be reached. Invite somebody first; nothing is sent.
agency-gone = This agency is no longer in the register. Nothing has changed.

## Away, and who stands in

list-line-instead = { $number }. { $title } · { $when } · <b>in place of { $person }</b>
instead-of = <b>In place of { $person }</b>
away-days = <b>{ $person }</b> is away from { $first } to { $last } inclusive (working days: { $days }).
away-one-day = <b>{ $person }</b> is away on { $first } (working days: { $days }).
ask-deputy = Who stands in on these days? <b>Nothing is recorded yet</b>.
away-means-deputy = <b>{ $deputy }</b> stands in: for the items that { $person } has open ({ $count }), for new ones, for reminders and for reports that wait for a decision. Nhắc Việc does not write to { $person } on these days.
away-means-no-deputy = <b>Nobody stands in</b>: the head or the standing office is reminded of what is open ({ $count }); other messages wait for the return.
ask-right = Is that right? <b>Nothing is recorded yet</b>.
away-deputy = { $deputy } stands in
away-no-deputy = nobody stands in
recorded-away = Recorded: <b>{ $person }</b> is away from { $first } to { $last } inclusive, { $deputy }. After that day everything goes back by itself.
recorded-away-cancelled = The days off of { $person } are cancelled. If they are off after all, please type the days again.
recorded-back = Recorded: <b>{ $person }</b> is back at work; from now on everything is as before. If that is not so, please type the days off again, for example “tôi nghỉ từ 9/3 đến 13/3”.
away-asked = The head of the agency (or the standing office) was asked about the deputy. <b>Nothing has changed yet</b>; the deputy will hear of it when they agree.
away-no-such-day = There is no such day, so nothing is recorded. Type it again, for example “tôi nghỉ từ 3/8 đến 14/8, anh Bình làm thay”.
away-ends-before = The last day ({ $last }) lies before the first ({ $first }), so nothing is recorded.
away-past = { $last } is past, so nothing is recorded.
away-already = This absence of { $person } is written down already. Nothing has changed.
away-gone = This absence is over or was cancelled before.
away-not-now = { $person } is not away at present. Nothing has changed.
away-not-yours = Only { $person }, the head of the agency or the standing office can say that { $person } is away. Nothing is recorded.
deputy-is-oneself = Somebody else has to stand in. Nothing is recorded.
deputy-away-too = { $deputy } is away too, from { $first } to { $last } inclusive, so nothing is recorded. Choose somebody else.
person-gone = This person no longer uses Nhắc Việc in the commune. Nothing has changed.
nobody-of-name = Nobody in the commune who uses Nhắc Việc is called “{ $name }”, so nothing is recorded. Type the name again, or invite them first.
which-of-name = Several people are called “{ $name }”. Please choose; <b>nothing is recorded yet</b>.
told-away-asked = <b>{ $person }</b> will be away from { $first } to { $last } inclusive and proposes <b>{ $deputy }</b> as deputy. It takes effect when you agree.
told-deputy-ahead = You will <b>stand in for { $person }</b> from { $first } to { $last } inclusive. On the first morning you hear what is open.
told-deputy-begins = From today to { $last } inclusive you <b>stand in for { $person }</b>. Open items: { $count }.
told-deputy-ends = { $person } is at work again; you no longer stand in. Thank you.
told-deputy-no-more = The absence of { $person } is cancelled; you need not stand in.
told-away = { $by } has written down that you are away from { $first } to { $last } inclusive, { $deputy }. If that is wrong, type “tôi đã đi làm lại” or tell the standing office.
back-title = <b>Welcome back.</b> While you were away (from { $first } to { $last } inclusive), { $deputy }:
back-nothing = Nothing changed.
back-line = • { $title }: { $what }, { $day }
back-reported = reported by { $person }
back-confirmed = confirmed by { $person }
back-verified = verified by { $person }
back-returned = returned by { $person }
back-progress = under way ({ $person })
back-difficulty = difficulty reported by { $person }
back-due = the last day was changed
back-open = Items open for you now: { $count }.
choice-right = Right
choice-agree = Agree
choice-no-deputy = Nobody stands in

## Handing over, leaving

ask-handover = From <b>{ $giver }</b> to <b>{ $taker }</b>: roles ({ $posts }), open items with their numbers ({ $count }), reports that wait for a decision ({ $waiting }), standing in for others, and messages not yet sent. History stays with each item. { $giver } no longer holds these roles then.
recorded-handover = Handed over from <b>{ $giver }</b> to <b>{ $taker }</b>: open items: { $count }. Both hear of it in working hours.
recorded-handed-back = The handover is taken back: <b>{ $giver }</b> has the posts and the work as before, { $taker } does not.
handover-too-late = The handover from { $giver } to { $taker } cannot be taken back: ten minutes have passed, or something has changed since. It can be handed over the other way round.
told-handed-back = The handover with { $person } was taken back: posts and work are as they were before it.
told-handed-over = You have <b>taken over from { $person }</b>: open items: { $count }, reports that wait for a decision: { $waiting }. Items keep their numbers where these are free.
told-handed-away = Your work was handed over to <b>{ $person }</b>. Thank you.
handover-to-oneself = Work is handed over to somebody else. Nothing is recorded.
handover-no-post = { $person } holds no role that could be handed over.
handover-not-yours = The standing office hands over the work of { $person }; a head can do so for the officers of the agency. Nothing is recorded.
ask-leave = Does <b>{ $person }</b> no longer work here? Nhắc Việc stops writing to them; the items given to them ({ $count }) go back to the head. If somebody takes over, hand over so that the items keep their numbers. During the night their name, phone number and accounts are erased; the history of the work stays under their role. <b>Nothing is recorded yet</b>.
ask-taker = Who takes over from { $person }?
recorded-left = Recorded: <b>{ $person }</b> no longer uses Nhắc Việc in the commune; items back with the head: { $count }.
recorded-stays = Undone: <b>{ $person }</b> uses Nhắc Việc as before.
leave-not-yours = Only the standing office can say that somebody no longer works in the commune. Nothing is recorded.
leave-oneself = You cannot leave by yourself: hand over to somebody first.
leave-too-late = More than ten minutes have passed, so it cannot be undone. Invite { $person } again.
agency-without-anybody = <b>Nobody of { $agency } can be reached any more</b>: open items: { $count }.
agency-what-to-do = Invite somebody into the agency, then type “bàn giao việc của { $name } cho …” so that the items keep their numbers. Until then its reminders come to the standing office.
agency-invite-somebody = Invite somebody into the agency. Until then its reminders come to the standing office.
choice-hand-over = Hand over to somebody
choice-leave = Right, stop writing

## The group chat of an agency

group-chat-how = Group chat of <b>{ $agency }</b>: add Nhắc Việc to the group, then type in the group: /noi { $code }
    The code works once, for { $minutes } minutes.
group-chat-privacy = In a group, Nhắc Việc can read only commands (beginning with a slash) and replies to its own messages, nothing else that is said. On a working day on which something falls due, the group gets one count of the work: no names, no titles, no phone numbers. Details stay in everybody's private messages.
group-chat-which = The group chat of which agency? Please name it, for instance “liên kết nhóm Phòng Kinh tế”.
group-chat-not-yours = Only the standing office, or the head of that very agency, links a group chat or lets it go. Nothing was changed.
group-chat-has = <b>{ $agency }</b> already has a group chat. To use another, please unlink this one first.
choice-group-unlink = Unlink the group chat
group-chat-none = { $agency } has no group chat. Nothing was changed.
group-chat-unlinked = Unlinked: { $agency } has no group chat any more. To link one again, type “liên kết nhóm { $agency }”.
group-chat-ask = { $name } has just typed the code in the group { $title }. Is that the group chat of <b>{ $agency }</b>? Nhắc Việc has <b>sent nothing</b> to the group.
group-chat-untitled = without a name
choice-group-right = This is the group
choice-group-wrong = It is not
group-chat-approved = The group chat of { $agency } is linked.
group-chat-refused = That group is not linked to { $agency }. If that was a mistake, type “liên kết nhóm { $agency }” for a new code.
group-chat-gone = Nhắc Việc is no longer in the group chat of <b>{ $agency }</b> (group { $title }). Please add it again if needed; private messages go on as usual.
group-chat-linked = This group is now the group chat of <b>{ $agency }</b>, { $commune }. On a working day on which something falls due, Nhắc Việc posts one count of the work here, without names or titles. Type /viec to see the count. Nhắc Việc can read only commands and replies to its own messages in a group. Reports and evidence: please write to Nhắc Việc in private.
group-chat-waits = The code was taken. Once whoever asked for it agrees in private, this group begins to get messages.
group-chat-wrong-code = This code does not work. The standing office or the agency's head asks for a new one in private: “liên kết nhóm”.
group-chat-already = This group is already the group chat of { $agency }. Nothing was changed.
group-chat-other-agency = This group is the group chat of { $agency }; a group belongs to one agency only. To change that, unlink the group chat of { $agency } first.
group-chat-elsewhere = This group is used by somebody else. Nothing was changed.
group-chat-over = This group is no longer the group chat of { $agency }. Nhắc Việc sends nothing here any more.
roll-call-title = <b>{ $agency }, { $day }</b>
roll-call-now = <b>{ $agency }</b>
roll-call-counts = { $count ->
    [one] { $count } item open
   *[other] { $count } items open
}: { $late } late, { $soon } due soon. { $reported } reported, waiting to be confirmed or verified.
roll-call-private = For details, please open your private chat with Nhắc Việc and type /viec.
agency-with-a-group-only = <b>Nobody in { $agency } can be reached in private any more</b>, only its group chat gets the count: { $count ->
    [one] { $count } item open
   *[other] { $count } items open
}.

## Inviting, and the list of people

role-office = standing office ({ $agency })
role-head = head of { $agency }
role-officer = officer of { $agency }
role-leader = leader of the People's Committee
role-operator = operator of the installation
people-not-yours = Only the standing office invites people, sees the list and moves them; a head sees the list of their agency. Nothing was changed.
invite-which-agency = Into which agency? Please name it, for instance “mời cán bộ Phòng Kinh tế”, “mời thủ trưởng Phòng Kinh tế: Trần Văn Mẫu, 0912 345 678”.
invite-needs-phone = The commune checks the phone numbers of those it invites, so an invitation must name one, for instance “mời thủ trưởng Phòng Kinh tế: Trần Văn Mẫu, 0912 345 678”. No invitation was made.
phone-unreadable = Nhắc Việc cannot read this phone number. Please type all its digits, for instance 0912 345 678. No invitation was made.
invited = An invitation as <b>{ $role }</b>.
invited-account = An invitation for a further account of <b>{ $name }</b>. The new account belongs to the same person, not to a new one.
invited-name = Invited: { $name }.
invited-link = Link: { $link }
invited-no-link = There is no link yet; please send the code below.
invited-code = Code: <b>{ $code }</b>, until the end of { $until }.
invited-phone = When coming in, the person taps a button that shares { $phone } as their own number.
invited-once = It works once: pass it on to the right person in private, or let them scan the picture.
invited-several = Several people can use it: each who opens it asks to join, and is in only once the standing office or the agency's head agrees.
choice-uninvite = Take this invitation back
uninvited = Taken back: that invitation opens nothing any more. To invite again, please type the invitation again.
join-asked = <b>{ $name }</b> (the name on the account) asks to join as <b>{ $role }</b>. If it is the right person, please agree.
join-phone = The phone number of this account: { $phone }.
choice-join-yes = Agree
choice-join-no = No
choice-join-same = Somebody who is here…
join-yes = Your request was sent. Once the standing office or the agency's head agrees, Nhắc Việc writes to you here.
join-asked-before = Your request waits for the standing office or the agency's head to agree. You need not send it again.
join-settled = This request was settled already, or has run out. Nothing was changed.
join-not-yours = Only the standing office, or the head of that very agency, decides who joins. Nothing was changed.
join-admitted = Agreed: <b>{ $name }</b> joins as { $role }. If that was a mistake, the standing office types “xóa { $name }”.
join-admitted-as = Recorded: the new account belongs to <b>{ $name }</b> ({ $role }). No new person was added.
join-turned-away = { $name } was turned away. Nothing about this account is kept; if that was a mistake, please send a new invitation.
join-declined = Your request to join was not agreed to. If this is a mistake, please contact the standing office.
join-same-as-whom = Who of those already here is { $name }? Tap the name, or type “là cùng một người với …”.
join-which = Which account, which person? Nhắc Việc has <b>recorded nothing</b> yet.
account-of-somebody = This account belongs to somebody else in the commune. Nothing was changed; to change that, the standing office removes the old user first.
phone-please = Please tap the button below to share the phone number of this very account. Nhắc Việc uses it only to compare it with the invitation.
choice-share-phone = Share my phone number
phone-not-own = That is not the number of this very account. Please tap the button below to share your own.
phone-mismatch = This is not the number that was invited. Please open the invitation with the account of the invited number, or ask the standing office for a new one. Nhắc Việc does not keep the number just shared.
phone-not-here = This invitation needs a phone number to be compared, which is not possible here. Please contact the standing office.
contact-not-asked = Nhắc Việc does not need this contact and does not keep it. No work was changed.
people-title = <b>Users of Nhắc Việc in { $commune }: { $count }</b>
people-of-agency = { $letter }. { $agency }: { $count ->
    [one] { $count } person
   *[other] { $count } people
}{ $unreachable ->
    [0] {""}
   *[other] , { $unreachable } cannot be reached
}
people-no-agency = Leaders and general roles
people-how = Tap a letter to see an agency, or type “mời cán bộ Phòng Kinh tế” to invite.
choice-page = Page { $page }/{ $pages }
people-agency-title = <b>{ $agency }: { $count ->
    [one] { $count } person
   *[other] { $count } people
}</b>
people-nobody = 📭 Nobody can be reached yet.
people-line = { $number }. { $name } · { $posts } · { $state }
people-unreachable = <b>cannot be reached</b>
people-seen = last wrote { $day }
people-not-seen = never wrote
people-card = <b>{ $name }</b>
people-card-post = • { $post } · { $agency }
people-card-state = Status: { $state } · { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
}
people-card-phone = Phone number: { $phone }
people-card-no-phone = No phone number yet.
people-card-how = To another agency: type, for instance, “chuyển { $name } sang Phòng Kinh tế”.
choice-account = Invite a further account
choice-remove = No longer works here
former-member = somebody who left
former-post = { $post } { $agency } (left)
ask-move = Move <b>{ $person }</b> from { $old } to <b>{ $new }</b>, in the same role. { $count ->
    [one] { $count } item given to them in the old agency goes
   *[other] { $count } items given to them in the old agency go
} back to its head.
recorded-moved = Recorded: <b>{ $person }</b> is now in { $new }.
recorded-moved-back = Taken back: <b>{ $person }</b> stays in { $old }, with the items that nobody else was given.
move-too-late = More than ten minutes have passed, so this cannot be taken back any more. Please move the person back by typing it.
told-moved = You were moved from { $old } to <b>{ $new }</b>. From now on Nhắc Việc reminds you of the new agency's work.
move-which-post = { $person } does not hold exactly one role as officer or head that could be moved. Please hand over, or invite them into the new role. Nothing was changed.
move-already-there = { $person } is in { $agency }. Nothing was changed.
menu-start = Begin, enter an invitation code
menu-viec = Open work
menu-baocao = Report on work, the report of a period
menu-tonghop = Summary of a period, for instance /tonghop quý 3
menu-cho = What waits for a condition or a day
menu-chamdiem = Scoring by the administrative reform index
menu-batdau = Let the approved plan begin to remind
menu-huongdan = Help

## Enrolled twice

ask-merge = Are { $gone } and { $kept } <b>the same person</b>? From now on there is only <b>{ $kept }</b>, with { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
}; { $count ->
    [one] { $count } item
   *[other] { $count } items
} of { $gone } pass to { $kept }. This person holds:
merge-role = • { $role }
ask-merge-no-way-back = Reports, evidence and history stay, under the name of { $kept }; the name and phone number kept of { $gone } are erased at once. <b>There is no way back</b>. Nothing was done yet.
merge-which = Who is to be merged into whom? Nothing was done yet.
merge-same = { $person } is one person already: there is nothing to merge.
choice-pair = { $gone } ({ $gone_post }) → { $kept } ({ $kept_post })
choice-merge = Yes, one person, merge
choice-open-person = See this person
recorded-merged = Merged: { $person } is one person from now on and gets each message once.
told-merged = The standing office has made { $accounts } accounts of yours one person. Each reminder comes once, to the account that joined last; you may answer from any of them.

## Help

help = <b>Report with one sentence or one button</b>
    • “2 xong” – item 2 is done
    • “1 được 70%” – progress
    • “2 chỉ tiêu 85%” – a figure reached of a target
    • “5 vướng: chưa có mẫu” – a difficulty
    • “1 xin gia hạn đến 4/12 vì chờ kiểm kê” – more time
    • A photo or file with the caption “2 xong” – done, with evidence
    • “chiều nhắc lại” – remind me this afternoon, no due day changes
    • /viec – your open items; “việc của phòng” – your agency's, “lịch tuần này” – this week, “lịch sử việc 3” – a history
    • “tôi nghỉ từ 9/3 đến 13/3, anh Bình làm thay” – somebody stands in for you on these days
    Where something is not clear, Nhắc Việc asks and records nothing.
help-of-above = <b>Follow and direct the work here in the chat</b>
    • “ai chưa báo cáo” – what is late or soon due
    • “Phòng Kinh tế thế nào” – how an agency stands
    • /tonghop – the figures of this period; /tonghop quý 3 – of a quarter
    • “duyệt hết” – look at the reports that wait and approve them at once
    Where something is not clear, Nhắc Việc asks and records nothing.
help-more = <b>There is more</b>: tap below to see how it is said.
help-more-figures = • Figures: summaries, the report of a period, letters, the weekly sheet
help-more-giving = • Giving out, approving: work off plan, approving at once, reminding
help-more-plans = • Plans, scoring: bringing a plan, goals, what waits, work that stands twice, scoring
help-more-people = • People: the list, invitations, handing over, group chats
choice-help-figures = Figures
choice-help-giving = Giving out, approving
choice-help-plans = Plans, scoring
choice-help-people = People
help-title-figures = <b>Figures and reports</b>
help-title-giving = <b>Giving out, confirming, approving</b>
help-title-plans = <b>Plans, scoring</b>
help-title-people = <b>People</b>
help-line-summary = • /tonghop quý 3 – the figures of a quarter; “tổng hợp 6 tháng”, “tổng hợp năm 2025” do as well
    • “vì sao 23?” – the tasks behind a figure
help-line-papers = • /baocao – the report of a period: Word, Excel, who has sent in
    • “ai chưa gửi báo cáo” – how much each agency has still to report
    • “soạn công văn đôn đốc Phòng Kinh tế” – a letter that urges a late agency
    • “phiếu giao ban” – one page for the weekly meeting
help-line-close = • “chốt báo cáo quý 3”, “mở lại báo cáo quý 3: thiếu số liệu y tế” – close a report, open it again
    • “mẫu báo cáo” – the Word template of reports
    • “thông tin văn bản” – signer, to whom, recipients, place
help-line-score = • /chamdiem – scoring by the administrative reform index; first send the scheme with the words “bộ chỉ số”
help-line-heads = • “xác nhận hết” – look at the reports that wait and confirm them at once
help-line-assign = • “giao việc 3 cho Lan”, “thu lại việc 3” – give work out inside the agency, and take it back
help-line-above = • “giao Phòng Kinh tế báo cáo giải ngân trước 25/12” – give out work off plan
    • “duyệt hết”, “duyệt hết Phòng Kinh tế” – look and approve at once
    • “ai chưa báo cáo” – what is late or soon due
    • “nhắc Phòng Kinh tế” – remind an agency now
help-line-plans = • Send the file of a plan, or photos of its pages with the words “kế hoạch” – read, look at and approve it here
    • “bắt đầu” – let the approved plan begin to remind
    • “đã xong trước: 1, 3” – what was done before it began
    • /cho – what waits for a condition or a day
    • “mục tiêu”, then “mục tiêu 1: 85%” – what was reached
    • “ngoài bảng”, “nhóm”, “mốc hằng năm” – duties left for later, groups of agencies, work that runs for years
    • “việc trùng”, “việc 12 trùng việc 30” – one piece of work in several plans
    • “kế hoạch năm sau” – the workbook for next year's plan
help-line-invite = • “danh sách cán bộ” – who there is in each agency, and who cannot be reached
    • “mời cán bộ Phòng Kinh tế”, “mời thủ trưởng Phòng Kinh tế: Trần Văn Mẫu” – invite
    • “mời thêm tài khoản cho chị Lan” – a second account
    • “chuyển chị Lan sang Phòng Kinh tế”, “xóa chị Lan” – move, remove
help-line-hand-over = • “bàn giao việc của chị Lan cho anh Bình”, “chị Lan chuyển công tác” – one person in place of another
help-line-own-people = • “danh sách cán bộ” – the people of the agency
help-line-groups = • “liên kết nhóm” – the group chat of an agency
report-on-which = Which item do you report on? Tap its number, or write a sentence, for instance “2 xong”.

## The examples of the help

sample-title = <b>Example { $number } of { $count }: { $title }</b>
sample-you = You
sample-who-officer = An officer
sample-who-colleague = An officer
sample-who-head = The head
sample-who-office = The standing office
sample-who-leader = The leader
sample-says = <b>{ $who }:</b> { $words }
sample-taps = <b>{ $who }:</b> «{ $label }»
sample-sends = <b>{ $who }:</b> 📎 { $file } · { $words }
sample-hears = <b>Nhắc Việc:</b> { $words }
sample-tells = <b>Nhắc Việc → { $who }:</b> { $words }

# The report of a period: sentences made of figures

report-headline-0 = By { $day }, { $done } of the plan's { $all } tasks are done, { $share }% (of which { $standing } standing and { $dated } with a deadline) (see the table enclosed).
report-headline-1 = By { $day }, { $done } of the plan's { $all } tasks are done, { $share }% (of which { $standing } standing and { $dated } with a deadline); { $a } (see the table enclosed).
report-headline-2 = By { $day }, { $done } of the plan's { $all } tasks are done, { $share }% (of which { $standing } standing and { $dated } with a deadline); { $a }, { $b } (see the table enclosed).
report-headline-3 = By { $day }, { $done } of the plan's { $all } tasks are done, { $share }% (of which { $standing } standing and { $dated } with a deadline); { $a }, { $b }, { $c } (see the table enclosed).
report-headline-4 = By { $day }, { $done } of the plan's { $all } tasks are done, { $share }% (of which { $standing } standing and { $dated } with a deadline); { $a }, { $b }, { $c }, { $d } (see the table enclosed).
report-headline-5 = By { $day }, { $done } of the plan's { $all } tasks are done, { $share }% (of which { $standing } standing and { $dated } with a deadline); { $a }, { $b }, { $c }, { $d }, { $e } (see the table enclosed).
report-rest-not-yet-due = { $count } not yet due
report-rest-under-way = { $count } under way
report-rest-overdue = { $count } overdue
report-rest-below-requirement = { $count } done but below what was required
report-rest-waiting = { $count } waiting for a condition
report-body = the People's Committee of { $commune }
report-issuing-body = PEOPLE'S COMMITTEE / { $commune }
report-province-body = The People's Committee of { $province }
report-recipient-province = The People's Committee of { $province } (to report)
report-recipient-party = The commune's Party committee and People's Council
report-recipient-chairs = The chair and vice chairs of the People's Committee
report-recipient-agencies = The agencies concerned
report-recipient-file = Filed: clerk
report-signs-chair = FOR THE PEOPLE'S COMMITTEE / CHAIR
report-signs-acting-chair = FOR THE PEOPLE'S COMMITTEE / ACTING CHAIR
report-signs-vice-chair = FOR THE PEOPLE'S COMMITTEE / FOR THE CHAIR / VICE CHAIR
report-signs-office-head = BY ORDER OF THE CHAIR / HEAD OF THE OFFICE
report-signs-deputy-office-head = BY ORDER OF THE CHAIR / FOR THE HEAD OF THE OFFICE / DEPUTY HEAD
report-title = Results of the plan “{ $plan }”, { $label }
report-title-plans = Results of the plans, { $label }
report-plan = plan { $number } of { $day } “{ $title }”
report-plan-unnumbered = the plan “{ $title }”
report-opening = On { $plans }, { $body } reports the results of { $label } (data from { $start } to { $end }) as follows:
report-as-of-send-by = The figures are as of { $day }, the day on which agencies send in; later results count in the next period.
report-as-of = The figures are as of { $day }; the period is not over yet.
report-in-time = Of the tasks done: { $on_time } on time{ $extended ->
    [0] {""}
   *[other] , { $extended } after an extension
}{ $late ->
    [0] {""}
   *[other] , { $late } after the deadline
}.
report-expected = By { $day }, { $count } of { $all } tasks are expected to be done, if all that are not yet due and not in difficulty are done in time.
report-section = { $done } of { $all } tasks are done{ $overdue ->
    [0] {""}
   *[other] ; { $overdue } are overdue
}.
report-result = Task { $code } ({ $agency }): { $words }.
report-moved = In the period itself { $count ->
    [one] { $count } task was
   *[other] { $count } tasks were
} done.
report-extended = In the period { $count ->
    [one] { $count } task was
   *[other] { $count } tasks were
} given a later day.
report-overdue = { $count ->
    [one] { $count } task is
   *[other] { $count } tasks are
} overdue and not done:
report-below = { $count ->
    [one] { $count } task was done but falls
   *[other] { $count } tasks were done but fall
} short of what was required.
report-unproved = { $count ->
    [0] { $half ->
        [one] { $half } task was reported done with incomplete evidence
       *[other] { $half } tasks were reported done with incomplete evidence
    }
   [one] { $count } task was reported done without evidence{ $half ->
        [0] {""}
       *[other] , { $half } with incomplete evidence
    }
   *[other] { $count } tasks were reported done without evidence{ $half ->
        [0] {""}
       *[other] , { $half } with incomplete evidence
    }
}.
report-task = Task { $code }, { $title } ({ $agency }): { $state }.
report-task-due = Task { $code }, { $title } ({ $agency }): due { $due }.
report-causes = The agencies name { $count ->
    [one] { $count } difficulty that is
   *[other] { $count } difficulties that are
} not settled:
report-cause = { $agency } (task { $code }): “{ $words }”.
report-to-come = { $count ->
    [one] { $count } task remains
   *[other] { $count } tasks remain
} to be done, of which { $coming } fall due in the period that follows (from { $start } to { $end }).
report-proposal = { $agency } is asked to help settle the difficulty of task { $code }: “{ $words }”.
report-file = file “{ $name }”, received on { $day }
report-file-nameless = { $kind ->
    [photo] photo
    [video] video
    [audio] recording
   *[other] file
} received on { $day }
paper-chart-title = Results of { $label }, { $commune }
paper-name-chart = Chart { $label } { $commune }
paper-name-docx = Report { $label } { $commune }
paper-name-xlsx = Tables { $label } { $commune }
paper-here-chart = Results of { $label } by lead agency.
paper-here-docx = The report of { $label } for signing, laid out as official papers are. What is marked “[cần bổ sung]” the office writes itself.
paper-here-xlsx = The tables of { $label }: tasks, indicators, difficulties, and totals by formulas.
paper-nothing-drawn = There are no figures yet to draw a chart of { $label }.
paper-is-draft = The figures are not closed yet.
paper-is-closed = 🔒 As it was closed, version { $version }.
paper-coming-chart = Nhắc Việc is drawing the chart of { $label }.
paper-coming-docx = Nhắc Việc is writing the report of { $label } and will send it here.
paper-coming-xlsx = Nhắc Việc is making the tables of { $label } and will send them here.
paper-failed-chart = Sorry, the chart could not be drawn.
paper-failed-docx = Sorry, the report could not be written. The figures are as they were; please try again later.
paper-failed-xlsx = Sorry, the tables could not be made. The figures are as they were; please try again later.
paper-name-letter = Urging letter { $label } { $commune }
paper-name-briefing = Meeting sheet { $label } { $commune }
paper-here-letter = Draft of the urging letter to { $label }. Where it says “[cần bổ sung]”, and for number and day, the office fills in what is needed.
paper-here-briefing = Sheet for the meeting of { $label }, one A4 page.
paper-coming-letter = Nhắc Việc is drafting the urging letter to { $label } and sends it here.
paper-coming-briefing = Nhắc Việc is making the sheet for the meeting of { $label } and sends it here.
paper-failed-letter = Sorry, the letter could not be drafted. Please try again later.
paper-failed-briefing = Sorry, the sheet could not be made. Please try again later.
paper-not-yours = Urging letters and meeting sheets are for the standing office and leaders.
letter-nothing-late = { $agency } has no overdue task, so no urging letter is needed.
letter-to = { $agency }
letter-about = On urging overdue tasks to be done
letter-opening = As followed up to { $day }, { $agency } still has { $count ->
    [one] { $count } overdue item
   *[other] { $count } overdue items
} { $tasks ->
    [one] of { $tasks } task
   *[other] of { $tasks } tasks
}, namely:
letter-closing = { $agency } is asked to finish these tasks at once and to report results and reasons to { $body }.
letter-until = Until when the report is to be sent.
letter-recipient-above = As above
briefing-day = { $day }
briefing-extension = Asks for time until { $due }: { $reason }
briefing-extension-assented = Asks for time until { $due }, with its head's assent: { $reason }
briefing-headline = Up to { $day }: { $done }/{ $all } tasks done, { $share }%; { $overdue } overdue; difficulties not settled: { $stuck }.
choice-paper-docx = Report (Word)
choice-paper-xlsx = Tables (Excel)
choice-by-plan = Plan by plan
choice-plan-docx = Word: { $plan }
period-of-plan = { $label }, plan “{ $plan }”
by-plan-which = { $label } has { $count } plans. Please choose of which the report is to be; the figures of all plans are closed together.
paper-of-plan = The figures are not closed; those of all the period's plans are closed together.
paper-of-plan-closed = The figures are those of the closed report of the period, version { $version }; the paper of the one plan is made from them anew.

# The head and foot of papers, said by the office

choice-form = Signer, recipients
choice-form-not = Change nothing
choice-form-before = Back to what held before
form-title = <b>The head and foot of reports and letters</b> now say:
form-line-signer = • Signed: { $authority }; { $name }
form-line-signer-unnamed = • Signed: { $authority }; the name is left blank
form-line-addressed = • To (reports): { $names }
form-line-recipients = • Recipients (reports): { $names }
form-line-place = • Place: { $place }
form-how = Change one in a sentence: “người ký: Trần Thị Mẫu, Phó Chủ tịch”, “kính gửi: Sở Nội vụ; UBND tỉnh”, “nơi nhận: Như trên; Đảng ủy xã; Lưu: VT”, “địa danh: An Mẫu”. Back to what is usual: “người ký mặc định”.
form-ask = From now on reports and letters will say as follows, is that right?
form-not-yet = Nhắc Việc <b>has recorded nothing yet</b>; closed reports stay.
form-put = Recorded. From now on reports and letters say:
form-left = Nothing changes; reports and letters say what they said.
form-none-before = Nothing was changed that could be put back.
form-flaw-no-post = It is not clear as what the signer signs. Please give the name and the post, such as “người ký: Trần Thị Mẫu, Phó Chủ tịch”; the post is chair, acting chair, vice chair, head or deputy head of the office.
form-flaw-no-name = The name is not clear. Please write it again, such as “người ký: Trần Thị Mẫu, Phó Chủ tịch” or “kính gửi: Sở Nội vụ; UBND tỉnh”.
form-flaw-too-long = This is too long and was not taken. Please name each body in a few words with semicolons between them, at most 12; there is one place only.

# The template of reports, in chat

choice-template = Report template
choice-template-take = Use this one
choice-template-leave = Do not use it
choice-template-before = Back to the one before
choice-template-ours = Use Nhắc Việc's own
template-label = template
paper-name-template = Report template { $commune }
paper-name-template-sample = Sample report { $commune }
paper-coming-template = Nhắc Việc is fetching the report template and sends it right here.
paper-coming-template-sample = Nhắc Việc is filling in the template that was sent.
paper-here-template = The report template (Word) in use.
paper-here-template-sample = A sample report in the template that you sent, with the figures of this period.
paper-failed-template = Nhắc Việc is sorry, the report template could not be fetched. The template in use stays; please try again later.
paper-failed-template-sample = Nhắc Việc is sorry, the template that was sent could not be filled in. The template in use stays; please send the file again later.
template-is-own = It is the commune's own.
template-is-ours = It is the one that comes with Nhắc Việc, laid out as official papers are.
template-how = Please change it in Word: headings, words, layout; keep what stands in two curly brackets, for Nhắc Việc fills in there. Then send the file here. Nhắc Việc checks it, sends a filled-in sample, and only then asks whether to use it.
template-being-read = The file “{ $name }” has come as a report template and is being checked. The template in use stays.
template-fits = The template “{ $name }” can be used. Nhắc Việc is filling in the figures of this period for you to see; the template in use stays.
template-ask = Please open it. Use this template for reports from now on? Closed reports stay.
template-taken = From now on reports are made in the template that was sent. Closed reports stay.
template-left = The template that was sent is not used. The template in use stays.
template-same = This file is the template in use, nothing changes.
template-now-own = From now on reports are made in the commune's own template. Closed reports stay.
template-now-ours = From now on reports are made in the template that comes with Nhắc Việc. Closed reports stay.
template-none-before = No other template was used before. The template in use stays.
template-none-sent = No template is waiting. Please send the template (Word) here with the words “mẫu báo cáo”.
report-trend-up = rising
report-trend-down = falling
report-trend-same = unchanged
report-drafted = <b>The report of { $label } is drafted</b>, with figures as of { $taken }. Please look at it, add what is missing, then close the figures.
report-of = <b>Report of { $label }</b>
report-send-on = To be sent on by { $day }.
report-not-over = { $label } is not over yet (figures until { $day }), so it cannot be closed.
report-is-closed = The report of { $label } is closed or being closed (version { $version }). Nothing has changed.
report-nothing = Nothing is followed in { $label }, so there is nothing to close.
report-not-closed-yet = The report of { $label } is not closed, so it need not be opened again.
report-closing = The report of { $label }, version { $version }, is being closed. You will hear when it is done.
report-closed = 🔒 <b>The report of { $label } is closed</b>, version { $version }: figures and files stay as they are. Later results count in the next period.
report-not-closed = Sorry, the report of { $label } could not be closed. It is still a draft; please try again later.
report-again = Version { $version } was opened because: “{ $reason }”.
report-reopened = The report of { $label } is open again: <b>version { $version }</b>, because: “{ $reason }”. The closed version is kept.
ask-close = Close the report of <b>{ $label }</b>, version { $version }?
ask-close-means = After that figures and files stay as they are; later results count in the next period. <b>Nothing is closed yet</b>.
ask-reopen-reason = Why must the report of { $label } be opened again? Please write the reason. <b>Nothing has changed yet</b>.
ask-reopen = Open the report of <b>{ $label }</b> again as version { $version }, because: “{ $reason }”? <b>Nothing has changed yet</b>.
choice-report-close = Close the figures
choice-report-reopen = Open again
choice-close-surely = Close the report
choice-reopen-surely = Open the report again
senders-nothing = Nothing has to be reported in { $label }.
senders-title = <b>Reports for { $label }</b>, to be sent in by { $day }: { $whole } of { $all } agencies have reported everything.
senders-missing = • { $agency }: { $missing ->
    [one] { $missing } item not reported
   *[other] { $missing } items not reported
}, { $reported } reported.
senders-more = … and { $count ->
    [one] one more agency has
   *[other] { $count } more agencies have
} items not reported.
senders-whole = All agencies have reported everything.
send-in = <b>{ $agency } has { $missing ->
    [one] { $missing } item not reported
   *[other] { $missing } items not reported
} for { $label }.</b> Reports are to reach the standing office by { $day }.
monthly-title = <b>The past month, { $name }</b> (figures until { $day })
why-monthly = On the first working day of a month the standing office and leaders get the figures of the month that is over. The standing office can have this switched off.
province-unknown = This installation serves no commune of “{ $name }”.
province-title = Results of the communes, { $name }, { $period }
province-line = { $name }: { $done } of { $all } done ({ $share }%), in time { $timely }%, verified { $verified }%, overdue { $overdue }.
province-commune = Commune
province-applicable = Tasks
province-done = Done
province-in-time = In time
province-verified = Verified
province-overdue = Overdue
province-share = Done (%)
province-timely = In time (%)
province-verified-share = Verified (%)
province-total = Total
cli-commune-counted = { $number } of { $all } communes …
report-words-erased = (the words were erased)
# Self-scoring by an index

score-title = <b>{ $title }</b>, { $year }
score-none-yet = None of the { $criteria } criteria ({ $total } points) is scored yet.
score-points = Self-score: <b>{ $score }/{ $total }</b>; { $scored } of { $applying } criteria are scored.
score-goal = The goal is { $goal } points; { $gap } are missing.
score-goal-reached = By the self-score the goal of { $goal } points is reached.
score-appraised = Appraised score: { $score }.
score-proofs = Documents: { $sufficient } sufficient, { $incomplete } incomplete, { $missing } missing, { $not_applicable } not applicable.
score-first = To be done first to reach the goal:
score-line = • { $code }. { $title }: { $points } points to gain, { $state } ({ $agency })
score-line-nobodys = • { $code }. { $title }: { $points } points to gain, { $state }
score-line-goal = ◦ { $goal }
score-goal-met = { $code }: { $reading }, target { $target }, reached
score-goal-unmet = { $code }: { $reading }, target { $target }, not reached
score-goal-unread = { $code }: nothing read yet, target { $target }
score-criterion-unknown = The scheme in use has no scored criterion numbered “{ $code }”. Please look the number up in the scoring workbook.
score-goal-unknown = There is no goal { $words } in the year's plans, or it has no number to be reached. Type “mục tiêu” for the list.
score-goal-cell-unknown = • { $code }, { $column }: there is no goal “{ $words }” in the list of this workbook.
score-link-ask = Criterion { $code }. { $title } is to go by goals of the plan, is that right?
score-link-goal = • { $code }. { $text }
score-unlink-ask = Criterion { $code }. { $title } is to go by no goal of the plan any more, is that right?
score-linked = { $count ->
    [0] Recorded: criterion { $code } goes by no goal.
    [one] Recorded: criterion { $code } goes by one goal.
   *[other] Recorded: criterion { $code } goes by { $count } goals.
}
score-link-left = Nothing changes; the criterion goes by what it went by.
choice-score-not = Change nothing
score-more = … and { $count ->
    [one] one more criterion
   *[other] { $count } more criteria
}.
score-state-missing = no document yet
score-state-incomplete = documents incomplete
score-state-sufficient = documents sufficient
score-state-not-applicable = not applicable
score-no-scheme = There are no criteria yet. Send the index as an Excel or Word file here, with the words “bộ chỉ số”.
score-proposed = <b>{ $title }</b>, { $year }: { $criteria } criteria to be scored.
score-problems = { $count ->
    [one] { $count } place does not add up
   *[other] { $count } places do not add up
}, please look at the paper:
score-more-problems = … and { $count ->
    [one] one more place
   *[other] { $count } more places
}.
score-carried = Beside the criteria in use: { $kept } scored criteria are kept; { $lost ->
    [0] none that is scored is dropped.
   *[other] <b>{ $lost } scored criteria are not in the new ones</b>, and their scores will be lost.
}
score-nothing-yet = Nothing has been recorded yet.
score-approved = From now on <b>{ $title }</b> is used to score { $year }: { $criteria } criteria. Take the workbook, fill it in and send it back here.
score-dropped = The criteria just sent are not used. Those in use, if any, stay.
score-goal-set = The goal for { $year } is { $goal } points.
score-goal-impossible = A goal has 0 to { $total } points. It stays as it was.
score-year-asked = Which year is scored by these criteria? Answer with the year, such as “2026”.
score-scheme-unreadable = No table of criteria was found: it needs a column of criteria and one of points. Nothing has been recorded.
choice-score-approve = Use these
choice-score-drop = Do not use them
choice-score-book = Workbook (Excel)
choice-score-package = Evidence (archive)
choice-score-take = Record { $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
}
scheme-flaw-no-points = • { $code }: the points could not be read (“{ $printed }”).
scheme-flaw-sum-differs = • { $code }: { $printed } points are printed, the rows below have { $other }.
scheme-flaw-step-above = • { $code }: a step of { $printed } points is above the most, { $other }.
scheme-flaw-code-twice = • { $code }: the number stands there twice.
score-flaw-too-high = • { $code }, { $column }: { $said } is above the most, { $points }.
score-flaw-too-low = • { $code }, { $column }: { $said } is below the least.
score-flaw-no-such-step = • { $code }, { $column }: there is no step of { $said }; the steps are { $steps }.
score-cell-lost = • { $code }, { $column }: the value of the cell cannot be read.
score-cell-unclear = • { $code }, { $column }: “{ $words }” is not understood.
score-task-unknown = • { $code }, { $column }: there is no task with the code “{ $words }”.
score-needs-explanation = • { $code }: what does not apply needs an explanation.
score-book-name = Self-scoring { $year }
score-book-coming = The workbook is being made and will come here.
score-package-coming = The documents are being gathered and will come here.
score-book-here = Here is the workbook. Fill in the white columns, save it and send it back here; it is read back before anything is recorded.
score-book-untouched = No cell of the workbook was changed.
score-book-read = { $cells ->
    [one] { $cells } cell was
   *[other] { $cells } cells of { $criteria } criteria were
} changed.
score-book-unclear = { $count ->
    [one] { $count } cell is not clear and stays as it was
   *[other] { $count } cells are not clear and stay as they were
}:
score-book-unknown = This workbook is not of the criteria in use. Take a new one and fill it in again. Nothing has been recorded.
score-book-old = Something was changed since this workbook was made. Take a new one, so that nothing is overwritten. Nothing has been recorded.
score-taken = { $cells ->
    [one] { $cells } cell recorded
   *[other] { $cells } cells recorded
}.
score-enough = enough
score-not-enough = not enough
score-nameless = Index
score-sheet = Scores
score-book-about-1 = Fill in the white columns: self-score, appraised score, tasks, documents, whether they are enough, not applicable, explanation.
score-book-about-2 = “Tasks” takes the codes of tasks in the plan, “Goals concerned” the codes of the sheet “Goals” (MT1, MT2…), parted by semicolons. “Suggested” is only a hint.
score-book-about-3 = “Not applicable” takes an x and an explanation. The criterion is then left out of the total.
score-book-about-4 = Save the file and send it back. Scores are recorded only after they were read back and agreed to.
score-column-code = No.
score-column-title = Criterion
score-column-points = Points
score-column-scoring = Scoring
score-column-proof = Documents asked for
score-column-agency = Agency
score-column-self-score = Self-score
score-column-appraised = Appraised
score-column-tasks = Tasks
score-column-suggested = Suggested tasks and goals
score-column-documents = Documents
score-column-enough = Enough?
score-column-not-applicable = Not applicable
score-column-explanation = Explanation
score-column-state = State of the documents
score-column-lost = Points to gain
score-column-lacking = Tasks open or unproved
score-column-goals = Goals concerned
score-column-reached = Results of the goals
score-column-goal-code = Code
score-column-goal-text = Goal of the plan
score-column-goal-target = Target
score-column-goal-reading = Result in the year
score-sheet-goals = Goals

# The evidence package

package-name = Evidence { $label } { $name }
package-here = <b>{ $name }</b>: { $pieces ->
    [one] { $pieces } piece of evidence
   *[other] { $pieces } pieces of evidence
}, { $lacking ->
    [0] no report lacks any
   [one] { $lacking } report still lacks its own
   *[other] { $lacking } reports still lack theirs
}. Open the index (HTML) in the archive to see them task by task.
package-in-volumes = There are { $count } archives, to be unpacked into one folder.
package-volume = Archive { $number } of { $count }.
package-coming = The evidence for { $label } is being gathered and will come here.
package-linked = <b>{ $name }</b> has { $megabytes } MB, more than a message can carry. Fetch it here: { $link }
    The link is for you alone and lasts until { $time } on { $day }.
package-too-large = <b>{ $name }</b> is too large for a message. Ask whoever runs the installation to fetch it from the server; nothing has changed.
choice-package = Evidence (archive)
file-link-gone = The link is wrong or has expired. Ask again to get a new one.
paper-failed-zip = Sorry, the evidence could not be gathered. Nothing is lost; please try again later.
paper-failed-score-zip = Sorry, the documents could not be gathered. Nothing is lost; please try again later.
paper-failed-score-xlsx = Sorry, the workbook could not be made. The scores are as they were; please try again later.
paper-failed-done-before-xlsx = Sorry, the table of what was done before could not be made. Please try again later, or type the codes.
score-package-about = { $title }, { $year }
score-package-name = Documents for self-scoring { $year }
score-named-by-office = Standing office
package-list = Index
package-lacking = Evidence still missing
package-title = Index of evidence for { $about }, { $name }
package-counts = { $pieces ->
    [one] 1 piece of evidence
   *[other] { $pieces } pieces of evidence
}; { $lacking ->
    [0] no report lacks evidence.
   *[other] { $lacking } without evidence, listed under “Evidence still missing”.
}
package-volumes = The package has { $count } archives. Unpacked into one folder, every link of the index opens.
package-made = Made on { $day } at { $time }.
package-column-number = No.
package-column-section = Section
package-column-code = Code
package-column-task = Task
package-column-agency = Agency
package-column-file = Evidence
package-column-state = State
package-column-sender = Sent by
package-column-time = Sent at
package-column-size = Size
package-column-hash = SHA-256
package-column-volume = Archive
package-size = { $kilobytes } kB
package-state-file = File in the package
package-state-words = Document number or link
package-state-on-its-way = The file is being fetched
package-state-gone = The file is gone and has to be sent again
package-state-changed = The file is not as it was received and has to be checked
package-withdrawn = taken back by its sender after closing
package-of-closed = { $label } (closed, version { $version })
package-sender-left = (has left the office)
package-file-nameless = { $kind ->
    [photo] Photo
    [video] Video
    [audio] Recording
   *[other] File
} sent { $at }

## Summary

summary-title = <b>Summary of { $label }</b> (figures from { $start } to { $end })
summary-as-of-send-by = The figures are as of { $day }, the day on which agencies send their reports.
summary-as-of = The period is not over: figures as of { $day }.
summary-headline = Done so far: { $done } of { $all ->
    [one] { $all } task
   *[other] { $all } tasks
}, { $share }% ({ $standing } standing, { $dated } with a due day).
summary-beside = Duties beside the table: done { $done } of { $all }, overdue { $overdue }.
summary-off-plan = Given out off plan, counted apart: done { $done } of { $all }, overdue { $overdue }.
summary-classes = Overdue { $overdue }{ $below ->
    [0] {""}
   *[other] , below requirement { $below }
}{ $under_way ->
    [0] {""}
   *[other] , under way { $under_way }
}{ $not_yet_due ->
    [0] {""}
   *[other] , not yet due { $not_yet_due }
}{ $waiting ->
    [0] {""}
   *[other] , waiting for a condition { $waiting }
}{ $not_applicable ->
    [0] {""}
   *[other] , not applicable { $not_applicable }
}
summary-in-time = Of those done: on time { $on_time }{ $extended ->
    [0] {""}
   *[other] , after an extension { $extended }
}{ $late ->
    [0] {""}
   *[other] , after the due day { $late }
}.
summary-movement = In this period alone: { $count ->
    [one] { $count } task done.
   *[other] { $count } tasks done.
}
summary-evidence = Without evidence: { $count ->
    [one] { $count } task reported
   *[other] { $count } tasks reported
} as done{ $half ->
    [0] {""}
   *[other] , of which { $half } have part of it
}.
summary-agencies = <b>By lead agency, furthest behind first</b> (a task of several agencies counts for each)
summary-agency = • { $agency }: done { $done }/{ $all }{ $overdue ->
    [0] {""}
   *[other] , overdue { $overdue }
}{ $under_way ->
    [0] {""}
   *[other] , under way { $under_way }
}{ $not_yet_due ->
    [0] {""}
   *[other] , not yet due { $not_yet_due }
}{ $waiting ->
    [0] {""}
   *[other] , waiting { $waiting }
}
summary-nothing = No task is followed in this period yet.
summary-future = There are no figures yet: { $label } has not begun.
summary-which = Please name one period, for example: /tonghop quý 3, /tonghop 6 tháng. Periods end on the commune's cut-off days.
summary-counted-until = Results after the cut-off day count in the next period.
summary-closed = 🔒 The figures were closed on { $day }, version { $version }.
summary-closing = 🔒 The figures are being closed.
summary-expected = Expected by { $day }: { $count } of { $all } tasks done, if what is not yet due is done in time.
summary-moves = In the period: newly overdue { $overdue }{ $extended ->
    [0] {""}
   *[other] , extended { $extended }
}{ $returned ->
    [0] {""}
   *[other] , returned { $returned }
}{ $handed ->
    [0] {""}
   *[other] , handed over { $handed }
}{ $reopened ->
    [0] {""}
   *[other] , reopened { $reopened }
}{ $dropped ->
    [0] {""}
   *[other] , taken out of the plan { $dropped }
}.
summary-year-before = The same period of last year ({ $label }): { $done } of { $all } tasks, { $share }%.
summary-difficulties = Difficulties not settled: { $count }.
summary-difficulties-waiting = Difficulties not settled: { $count }, of which waiting for { $agency }: { $waiting }.
summary-plan = • { $plan }: done { $done } of { $all }, overdue { $overdue }
summary-title-between = <b>Summary { $label }</b>
summary-more-plans = … and { $count } more plans (overdue { $overdue }).
summary-agency-title = <b>{ $agency }, { $label }</b>
summary-more-agencies = … and { $count ->
    [one] one more agency
   *[other] { $count } more agencies
} (overdue { $overdue }).
summary-why-none = No figure in the summary of { $label } is { $number }.
summary-why-which = Several figures in the summary of { $label } are { $number }. Please choose one:
figure-page = { $title } (page { $page } of { $pages })
figure-of = { $title }, { $whose }
figure-of-beside = work written outside the table of tasks
figure-of-off-plan = work given out off plan
figure-line = • { $code }. { $title } – { $agency }: { $state }
figure-done = { $how } ({ $day })
figure-due-overdue = overdue, due { $due }
figure-due-under-way = under way, due { $due }
figure-due-not-yet-due = not yet due, due { $due }
figure-class-done = done
figure-class-overdue = overdue
figure-class-under-way = under way
figure-class-not-yet-due = not yet due
figure-class-waiting = waiting for a condition
figure-class-below-requirement = below requirement
figure-class-not-applicable = not applicable
figure-class-dropped = taken out of the plan
choice-earlier = ◀ Previous page
choice-further = Next page ▶
choice-why-figure = Why { $count }?
choice-figure-of = { $figure } ({ $whose })
behind-done = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} done</b>, { $label }
behind-applicable = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} counted in the percentage</b>, { $label }
behind-done-standing = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} standing and kept</b>, { $label }
behind-done-dated = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} dated and done</b>, { $label }
behind-on-time = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} done on time</b>, { $label }
behind-after-extension = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} done after an extension</b>, { $label }
behind-late = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} done after the deadline</b>, { $label }
behind-under-way = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} under way</b>, { $label }
behind-not-yet-due = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} not yet due</b>, { $label }
behind-overdue = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} overdue</b>, { $label }
behind-overdue-stuck = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} overdue and in difficulty</b>, { $label }
behind-below = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} below requirement</b>, { $label }
behind-waiting = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} waiting for a condition</b>, { $label }
behind-not-applicable = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} not applicable</b>, { $label }
behind-stuck = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} in difficulty</b>, { $label }
behind-unproved = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} reported done without evidence</b>, { $label }
behind-half-proved = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} reported done with incomplete evidence</b>, { $label }
behind-short-of-proof = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} reported done, with no evidence or not all of it</b>, { $label }
behind-expected = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} expected done by the end of the year</b>, { $label }
behind-fulfilled = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} fulfilled in the period</b>, { $label }
behind-fell-overdue = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} that fell overdue in the period</b>, { $label }
behind-extended = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} extended in the period</b>, { $label }
behind-returned = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} returned in the period</b>, { $label }
behind-handed-over = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} handed over in the period</b>, { $label }
behind-reopened = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} reopened in the period</b>, { $label }
behind-dropped = <b>{ $count ->
    [one] { $count } task
   *[other] { $count } tasks
} taken out of the plan in the period</b>, { $label }
choice-behind-done = Done: { $count }
choice-behind-applicable = Counted in the percentage: { $count }
choice-behind-done-standing = Standing and kept: { $count }
choice-behind-done-dated = Dated and done: { $count }
choice-behind-on-time = Done on time: { $count }
choice-behind-after-extension = Done after an extension: { $count }
choice-behind-late = Done after the deadline: { $count }
choice-behind-under-way = Under way: { $count }
choice-behind-not-yet-due = Not yet due: { $count }
choice-behind-overdue = Overdue: { $count }
choice-behind-overdue-stuck = Overdue and in difficulty: { $count }
choice-behind-below = Below requirement: { $count }
choice-behind-waiting = Waiting for a condition: { $count }
choice-behind-not-applicable = Not applicable: { $count }
choice-behind-stuck = In difficulty: { $count }
choice-behind-unproved = Reported done without evidence: { $count }
choice-behind-half-proved = Reported done with incomplete evidence: { $count }
choice-behind-short-of-proof = Short of evidence: { $count }
choice-behind-expected = Expected by the end of the year: { $count }
choice-behind-fulfilled = Fulfilled in the period: { $count }
choice-behind-fell-overdue = That fell overdue in the period: { $count }
choice-behind-extended = Extended in the period: { $count }
choice-behind-returned = Returned in the period: { $count }
choice-behind-handed-over = Handed over in the period: { $count }
choice-behind-reopened = Reopened in the period: { $count }
choice-behind-dropped = Taken out of the plan in the period: { $count }
summary-not-yours = The summary is for the standing office, the leaders and the heads of agencies.
summary-period-unknown = There is no period “{ $name }”. For example: 2026Q3, 2026H1, 2026-9M, 2026, 2026-01-15..2026-03-07.
quarter-1 = 1
quarter-2 = 2
quarter-3 = 3
quarter-4 = 4
period-quarter = quarter { $number }/{ $year }
period-half-1 = the first half of { $year }
period-half-2 = the second half of { $year }
period-month = month { $month }/{ $year }
period-until = period until { $day }
period-milestone = milestone of { $year }
period-nine-months = nine months of { $year }
period-year = the year { $year }
period-year-end = { $year }, closed on { $day }
period-between = from { $first } to { $last }

## Papers: always written in Vietnamese, these words only show what they mean

paper-number = No.: { $blank }/{ $symbol }
paper-dated = { $place }, day { $day } month { $month } year { $year }
paper-undated = { $place }, day { $blank } month { $blank } year { $year }
paper-enclosed = (With Report No. { $blank }/{ $symbol } of day { $day } month { $month } year { $year } of { $body })
paper-enclosed-undated = (With Report No. { $blank }/{ $symbol } of day { $blank } month { $blank } year { $year } of { $body })
paper-nation = SOCIALIST REPUBLIC OF VIET NAM
paper-motto = Independence - Freedom - Happiness
paper-addressed = To:
paper-recipients = Recipients:
paper-missing = [to be added]
paper-none = None.
paper-report = REPORT
paper-direction = Direction and management
paper-results = Results
paper-assessment = General assessment
paper-achieved = What was achieved
paper-shortcomings = Shortcomings
paper-causes = Causes
paper-next = Directions and tasks of the next period
paper-proposals = Proposals
paper-annex-1 = Annex I
paper-annex-2 = Annex II
paper-annex-3 = Annex III
paper-annex-tasks = Results of the tasks
paper-annex-indicators = Results of indicators and goals
paper-annex-difficulties = Difficulties and proposals
paper-code = No.
paper-content = Task
paper-section = Section
paper-lead = Lead agency
paper-coordinating = Coordinating agency
paper-product = Product
paper-deadline = Deadline in the plan
paper-last-day = Last day
paper-status = Status
paper-class = Class
paper-completed-on = Completed on
paper-evidence = Evidence
paper-reason = Reason, difficulty
paper-result = Result
paper-indicator = Indicator, goal
paper-target = Target
paper-reading = Result
paper-met = Met
paper-not-met = Not met
paper-unknown = No figure yet
paper-judged = Judged
paper-trend = Against the period before
paper-agency = Agency
paper-difficulty = Difficulty
paper-since = Since
paper-waits-for = Waits for
paper-proposal = Proposal
paper-days-late = Working days late
paper-total = Total
paper-applicable = Tasks the share is of
paper-share = Share done (%)
paper-shown = Shown by the filter
paper-by-agency = By agency (a task of several leads counts at each)
paper-sheet-totals = Totals
paper-sheet-tasks = Annex I
paper-sheet-indicators = Annex II
paper-sheet-difficulties = Annex III
paper-done = Done
paper-under-way = Under way
paper-not-yet-due = Not yet due
paper-overdue = Overdue
paper-below-requirement = Below requirement
paper-waiting = Waiting for a condition
paper-not-applicable = Not applicable
paper-dropped = Taken out of the plan
paper-briefing = SHEET FOR THE WEEKLY MEETING
paper-briefing-overdue = Overdue items
paper-briefing-coming = Items falling due within 5 working days
paper-briefing-decisions = To be decided
paper-more = Left, not shown here:
paper-note = Note

## The terminal (when no network is switched on)

console-welcome = Nhắc Việc listens here. Everybody has a seat: type “2>” to move to seat 2, “#1” to tap button 1, “@path/to/file caption” to send a file, “^5 words” to reply to message 5. Ctrl-D ends.
console-seat = seat
console-bot = Nhắc Việc
console-no-such-choice = There is no button of this number in the latest messages.
console-no-such-message = There is no message of this number.
console-no-such-file = There is no such file.
console-file = File:

## The command line, for the operator

commune-exists = There is a commune named “{ $name }” already.
commune-unknown = There is no commune named “{ $name }”. There are: { $known }
agency-unknown = This commune has no agency “{ $name }”. There are: { $known }
invite-needs-agency = This role needs --agency.
cli-help-usage = usage:
cli-help-arguments = arguments
cli-help-options = options
cli-help-help = show this and exit
cli-help-commands = commands
cli-help-command = COMMAND
cli-help-about = Nhắc Việc: reminds a commune's offices of the tasks of its plans.
cli-help-plan = plans
cli-help-plan-read = show what a plan says, changing nothing
cli-help-plan-read-xlsx = also write the workbook in which the reading can be corrected
cli-help-plan-import = read, preview, and after a yes keep the plan
cli-help-plan-import-office = the standing office, where the plan does not name it
cli-help-plan-import-yes = approve without asking
cli-help-plan-import-drop = drop the tasks whose rows are gone from the workbook
cli-help-plan-import-amends = the number or id of the plan of which this is a new version
cli-help-plan-import-partial = with --amends: it prints only what it changes
cli-help-plan-import-separate = a plan of its own, however alike it looks
cli-help-plan-list = the plans of a commune and their versions
cli-help-plan-next = write the workbook from which next year's plan is started
cli-help-plan-next-plan = number or words of the title, where there are several
cli-help-plan-next-out = the file to write (XLSX)
cli-help-plan-start = begin to send reminders for the approved plans
cli-help-plan-done-before = what was done before the plan began: write the workbook, then take it back
cli-help-plan-done-before-plan = id or number of the plan, where several have not begun
cli-help-plan-done-before-file = the workbook, filled in
cli-help-plan-done-before-by = in whose name of the standing office it is marked, where there are several
cli-done-before-question = Mark these as done before? (c/k)
cli-done-before-nothing = Nothing was marked.
cli-done-before-which = Plans of { $commune } that have not begun: { $count }. Use --plan with the id or number of one of them.
cli-done-before-other-plan = This workbook is of the plan “{ $title }”, not of that named with --plan. Nothing was marked.
cli-done-before-by = Use --by with the name of somebody of the standing office of { $commune } who has joined. Nothing was marked.
cli-done-before-no-book = The file { $file } is no workbook of what was done before that Nhắc Việc made. Nothing was marked.
cli-help-commune = communes
cli-help-commune-add = a new commune
cli-help-commune-add-bot = the name of the bot (token) that serves it
cli-help-commune-list = the communes of this installation
cli-help-commune-show = what a commune set for itself, and how each setting is written
cli-help-commune-set = change a setting; it takes effect at once, for open work too
cli-help-commune-set-value = 'default' gives the usual value back
cli-help-commune-set-plan = only for the plan with this number or id (commune show lists them)
cli-help-commune-calendar = make a day one off, one of work, or what it usually is
cli-help-commune-calendar-day = for instance “2026-11-23”
cli-help-commune-calendar-why = what people read of a day off
cli-help-commune-template = the Word template of its reports
cli-help-invite = a one-time link and six-digit code for one person
cli-help-invite-name = how the person is called in messages; else the name on their account
cli-help-invite-phone = the number that the person must show to be their own
cli-help-invite-several = for several people, each admitted in chat
cli-help-invite-same = a further account of somebody who is here already
cli-help-invite-qr = also write the link as a picture to be scanned (PNG)
cli-help-people = people
cli-help-people-list = who belongs to a commune, and whether they can be reached
cli-help-people-remove = somebody is no longer a user; what is personal of them is erased
cli-help-people-remove-yes = without asking
cli-help-deadline = what a deadline phrase means
cli-help-deadline-batch = a JSONL file with id, text and year in each line
cli-help-understand = what replies mean
cli-help-understand-batch = a JSONL file with id, context and text in each line
cli-help-run = serve: receive, remind, deliver, answer on the web
cli-help-tick = one scan and delivery at a given moment, then exit
cli-help-tick-now = for instance “2026-06-23T07:30:00+07:00”
cli-help-doctor = check the installation and say what is wrong
cli-help-summary = the figures of a period, from history, with its papers
cli-help-demo = play the sample commune: on a terminal by yourself, else a year of it
cli-help-demo-headless = play a whole year without anybody typing
cli-help-demo-out = where the transcript and the files go
cli-help-db = the database
cli-help-db-upgrade = bring the tables up to date
cli-help-score = self-scoring by an index
cli-help-score-import = read the index, preview it, and use it after a yes
cli-help-score-goal = the goal in points, usually 90
cli-help-score-show = where the commune stands beside its goal
cli-help-score-export = write the workbook of scores
cli-help-score-take = take the workbook as it was filled in
cli-help-score-year = the year that is scored, else the latest
cli-score-question = Use this index? (c/k)
cli-score-take-question = Record these cells? (c/k)
cli-commune-added = { $name } has been added; served by bot: { $bot }.
invite-several-alone = --several does not go with --name, --phone or --same-as: whoever opens that invitation is admitted in chat.
cli-qr-needs-link = There is no link, so there is no picture: Telegram could not be asked for the bot's name. Please make another invitation once there is a connection.
cli-several-of-name = Several people are called “{ $name }”: { $known }. Please give the whole name.
cli-remove = { $name } will be removed: no more messages, the items given to them go back to the head, their name, phone number and accounts are erased at once. The history of the work stays under their role. This cannot be undone.
cli-remove-question = Remove? (y/n)
cli-not-removed = Nothing was removed.
cli-invitation = Link: { $link }
    Code: { $code }
    Works once, until the end of { $until }.
cli-plan-kept = The plan has been kept: { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
}, { $items ->
    [one] { $items } work item
   *[other] { $items } work items
}, { $waiting } waiting for a condition. It is in its trial run; type nhacviec plan start --commune "{ $commune }" or send “bắt đầu” to have reminders sent.
cli-page-being-read = Recognising the text of page { $page } of { $pages } …
cli-plan-not-kept = Nothing was kept. Use --yes to approve without being asked.
cli-approve-question = Keep this plan? (y/n)
cli-drop-question = Drop the tasks that are no longer in the workbook from the plan? (y/n)
cli-file-unreadable = The file { $name } cannot be read: { $reason }.
cli-file-unwritable = The file { $name } cannot be written: { $reason }.
cli-file-unusable = { $name } cannot be used: { $reason }.
cli-why = { $why ->
        [missing] there is no such file or folder
        [folder] it is a folder
        [no-folder] it is no folder
        [forbidden] permission denied
        [read-only] the disk can only be read
        [full] the disk is full
       *[other] { $system }
    }
cli-wrong-usage = This command is not right ({ $problem }). { $command } --help shows how it is used.
cli-database-too-new = The database is at revision { $revision }, which is newer than this program. Update the program, or restore the backup made before the upgrade.
cli-line-unreadable = { $name }, line { $line }: not the JSON that is needed.
cli-deadline-needs = A phrase and --year are needed, or --batch FILE.
cli-upgraded = The database is at revision { $revision }.
cli-setting-changed = { $name } = { $value } is set and takes effect at once, for open work too.
plan-stage-approved = approved, nothing is sent
plan-stage-shadow = on trial
plan-stage-running = running
doctor-line = { $mark } { $subject }: { $detail }
doctor-package = package { $name }
doctor-evidence-folder = evidence folder
doctor-free-disk = free disk
doctor-scans = letters in pictures
doctor-scans-off = off, { $lacking } is missing: scanned plans cannot be read, stamps of secrecy in photos of evidence not be found; apt install tesseract-ocr tesseract-ocr-vie
doctor-scanner = virus scanner
doctor-scanner-off = off, no CLAMD_SOCKET
doctor-scanner-away = { $place }: { $why }; files wait until it answers
doctor-telegram-off = off, no TELEGRAM_TOKEN
doctor-database = database
doctor-database-empty = empty; run: nhacviec db upgrade
doctor-database-newer = revision { $revision } is of a later version of nhacviec; update
doctor-database-older = revision { $revision } is old; run: nhacviec db upgrade
doctor-database-revision = revision { $revision }
doctor-database-file = database file
doctor-history = history of { $commune }
doctor-unbroken = unbroken
doctor-broken = broken at event { $event }
cli-template-taken = The report template of { $name } is taken in. From now on its reports are made in it; closed reports stay.
cli-template-usual = The reports of { $name } are made in the template of Nhắc Việc from now on.
cli-template-written = The report template in use is written to { $path }.
settings-title = Settings of { $name }. Change them with nhacviec commune set; the value default gives the usual one back.
setting-line = { $name } = { $value }: { $what }
setting-usual = { $value } (usual)
setting-about-hours = working hours; outside of them nobody is written to unasked
setting-about-cut-off-day = the last day of each period's figures
setting-about-internal = when agencies send their reports to the standing office
setting-about-draft = when the report is drafted
setting-about-external = when the report is sent on
setting-about-moves-last-day = a last day that is off is late only after the next working day
setting-about-counts-the-day = “before day X” includes day X
setting-about-you = how people are addressed
setting-about-phone-check = whoever is invited must share the phone number named in the invitation
setting-about-heads-confirm = heads confirm reports and give an opinion on more time before the standing office
setting-about-leader-verifies-own = the standing office's own work is verified by a leader
setting-about-leader-extends = a leader decides on more time
setting-about-before = how many working days before the last day reminders go out
setting-about-after = how many working days after it
setting-about-every = and then again every so many working days
setting-about-standing-before = standing work: how many working days before its report is due
setting-about-standing-after = standing work: how many working days after
setting-about-head = from how many working days late the head is told (0 is the last day)
setting-about-office = from how many working days late the standing office is told
setting-about-leader = from how many working days late the leaders are told
setting-about-done-from = from which step on work counts as done
setting-about-resend-within = within how many working days a returned report may be sent again and still count as sent when it first was
setting-about-checkins = work that takes more than a quarter is announced when it starts and asked about every quarter
setting-about-reports = the periodic reports of the commune
setting-about-monthly = whether leaders and the standing office get the figures of the past month on its first working day
setting-day-off = { $day }: off ({ $name })
setting-working-day = { $day }: a working day
setting-plan = Plan { $id } ({ $number }): { $settings }
setting-unknown = There is no setting “{ $name }”. There are: { $known }.
setting-not-of-a-plan = “{ $name }” holds for the whole commune and cannot be set for one plan.
setting-form-hours = “{ $value }” is no value of { $name }. Write the sessions in order, for instance “07:30-11:30, 13:30-17:00”.
setting-form-day = “{ $value }” is no value of { $name }. Write a day of the month, 1 to 31.
setting-form-send-by = “{ $value }” is no value of { $name }. Write 14 (day 14 of the period's last month), cutoff+2 (2 working days after the cut-off) or end+10 (10 days after the period's end).
setting-form-yes-no = “{ $value }” is no value of { $name }. Write yes or no.
setting-form-reports = “{ $value }” is no value of { $name }. Write the reports, for example: q1, h1, q3, year (there are: q1, q2, h1, q3, 9m, q4, year); or no.
setting-form-words = “{ $value }” is no value of { $name }. Write at most 20 characters.
setting-form-days = “{ $value }” is no value of { $name }. Write different numbers of working days, for instance: 30, 14, 7, 3, 1; or no.
setting-form-distance = “{ $value }” is no value of { $name }. Write a number of working days, or no for never.
setting-form-step = “{ $value }” is no value of { $name }. Write reported, confirmed or verified.
setting-form-working-days = “{ $value }” is no value of { $name }. Write a number of working days from 0 to 250.
day-off-needs-name = The day off has no name; people read it in their reminders. For instance: local festival.
day-off-weekend = a weekend
day-out-of-reach = The calendar knows the years 1995 to 2100 only.
plan-unknown = No plan is called “{ $name }”. There are: { $known }.
cli-tick = Steps taken: { $steps }. Messages sent: { $sendings }.
cli-database-unusable = The database cannot be used: { $reason }
cli-already-running = Another nhacviec process is serving this database.

## Preview of a plan

plan-no-tasks = No task was found in this file. Please send the plan with its annex of tasks. Nothing was written to the system.
plan-no-tasks-in-photos = No table of tasks could be recognised on this photo or scan. Please photograph it again from straight above, the whole page, in good light, or send the picture as a file, or send the Word file. Nothing was written to the system.
plan-already-kept = This file was kept before (“{ $title }”), so it is not kept again.
plan-needs-office = The plan does not name its standing office. Add --office "NAME OF THE AGENCY". Agencies found: { $known }

preview-title = Plan { $number } has been read, “{ $title }”: { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
}, { $sections ->
    [one] { $sections } section
   *[other] { $sections } sections
}, { $agencies ->
    [one] { $agencies } agency
   *[other] { $agencies } agencies
}. Nothing was written to the system.
preview-no-number = without a number
preview-office = Standing office: { $office }.
preview-nobody = not clear
preview-clear = { $clear ->
    [one] { $clear } task is clear
   *[other] { $clear } tasks are clear
}; { $doubts ->
    [one] { $doubts } point needs a look.
   *[other] { $doubts } points need a look.
}
preview-plan-itself = Head of the plan
preview-task-code = Task { $code }
preview-doubt = ? { $where }: { $doubt }
preview-doubt-cell = ? { $where } ({ $cell }): { $doubt }
preview-tasks = The tasks as they were read:
preview-task = { $code }. { $title } | { $lead } | { $phrase } → { $reading }
preview-task-note = – { $note }
preview-group = { $group } (followed together by the standing office)
preview-register = Register of agencies proposed by the plan: { $names }.
preview-new-agencies = Agencies not in the register: { $names }.
preview-group-members = Group “{ $group }”, in the register: { $members }. If nothing is said, the standing office follows it together.
preview-group-together = Group “{ $group }”: the standing office follows it together.
preview-beside = Beside the table:
preview-goal = – Goal: { $text }
preview-duty = – Dated duty: { $text } | { $agency } → { $reading }
preview-duty-later = – Dated duty (to be looked at, for later): { $text } | { $agency } → { $reading }
preview-send-by = – Day for reports (to be looked at, for later): { $text } → { $reading }

reading-unclear = not clear, to be given a day
reading-condition = waiting for the condition “{ $condition }”
reading-continuous = standing work, reported once a quarter
reading-recurring-days = { $count ->
    [one] recurring, { $count } time
   *[other] recurring, { $count } times
}, from { $first } to { $last }
reading-recurring = recurring, by the send-by day of each period
reading-due = last day: { $due }
reading-open-end = without an end

## Plans sent in chat

choice-is-plan = This is a plan
choice-is-proof = It is evidence
choice-photo-joins = Add to the plan being looked at
choice-photo-is-proof = No, it is evidence
choice-plan-see = { $places ->
    [one] See { $places } place
   *[other] See { $places } places
}
choice-plan-again = See the places again
choice-plan-keep = Approve
choice-plan-sure = Approve, leave them for later
choice-plan-drop = Discard
choice-plan-drop-surely = Discard this file
choice-plan-right = Right
choice-plan-together = Follow together
choice-plan-later = Later
choice-plan-alike = See { $places } of the same reason
choice-plan-all-right = All { $places } are right
choice-plan-all-rows = { $rows ->
    [one] The row is right
   *[other] All { $rows } rows are right
}
choice-plan-row = { $code }
choice-plan-fix-deadline = Put the deadline right
choice-plan-fix-leads = Put the lead right
choice-plan-phrase = { $phrase }
choice-plan-back = Back
choice-plan-summary = To the summary

title-of-plan-issued = Plan { $number } of { $day }, “{ $title }”
title-of-plan-numbered = Plan { $number }, “{ $title }”
title-of-plan = Plan “{ $title }”

plan-or-proof = Is the file “{ $name }” a plan to be followed, or evidence for an item? Nhắc Việc has <b>recorded nothing</b> yet.
plan-or-proof-after-all = If this file is evidence for an item, press «It is evidence».
plan-or-proof-photos = Are these photos the pages of a plan to be followed, or evidence for an item? Nhắc Việc has <b>recorded nothing</b> yet.
plan-photo-or-proof = Is this photo a further page of the plan you are looking at, or evidence for an item? Photos that follow at once without a word are taken together with it. Nhắc Việc has <b>recorded nothing</b> yet.
plan-photo-asked-too = Put with the photos sent before, { $photos } in all. Please press a button under the question above to say whether they are a plan or evidence.
plan-photo-added = Added to the plan, which now has { $photos ->
    [one] { $photos } photo
   *[other] { $photos } photos
}. Nhắc Việc waits a few seconds and then reads them all again in the order in which they were sent. Nothing has been entered yet.
plan-photos-gathering = Photos of the plan have come. Nhắc Việc waits a few seconds for all of them, puts them in the order in which they were sent, and tells you how many there are. Nothing has been entered yet.
plan-photos-being-recognised = The plan has { $pages ->
    [one] one photo
   *[other] { $pages } photos
}, in the order in which they were sent: the first is page 1. Their text is being recognised, which takes about { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}; every line that is read needs your comparison. If a page is missing, please send its photo with the word “trang” and its number; if the order is wrong, press «Discard» and send them again. Nothing has been entered yet.
plan-photos-twice = { $photos ->
    [one] One photo was sent twice and counts
   *[other] { $photos } photos were sent twice and count
} only once.
plan-photos-full = A plan sent as photos has at most { $most } pages, so this photo was not added. Please send the Word file, or scan the plan and its annex alone to a PDF.
plan-photos-lost = Nhắc Việc could not get any of the photos of the plan that you sent. Please send them again.
plan-being-recognised = { $pages ->
    [one] One page of the file “{ $name }” is
   *[other] { $pages } pages of the file “{ $name }” are
} a photo or a scan. The text is being recognised, which takes about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}; then you will hear. Every row will need to be compared with the paper. Nothing was written to the system.
plan-page-being-recognised = Recognising the text of page { $page } of { $pages }.
plan-being-read = The file “{ $name }” has come and is being read. Nhắc Việc will tell you as soon as it is; nothing has been entered yet.
plan-lost = Nhắc Việc could not get the file “{ $name }” that you sent. Please send it again.
plan-already-here = The file “{ $name }” was sent before and waits for your approval.
plan-words-unclear = Nhắc Việc did not understand “{ $words }”, so nothing was entered. This plan waits for you to look at it and approve it.
plan-draft-gone = This reading was approved or discarded before. If needed, please send the plan again.
plan-read = <b>{ $name }</b> has been read: { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
}, { $sections ->
    [one] { $sections } section
   *[other] { $sections } sections
}, { $agencies ->
    [one] { $agencies } agency
   *[other] { $agencies } agencies
}.
plan-read-clear = There is nothing to look at again. Nothing has been entered yet.
plan-read-doubts = Clear tasks: { $clear }. <b>Places to look at: { $places }</b>. Nothing has been entered yet.
plan-read-seen = Looked at { $seen } of { $places }: right { $accepted }, corrected { $corrected }, for later { $later }. Nothing has been entered yet.
plan-next-see = Next: press «Look at { $places }»; then press «Approve».
plan-next-register = Next: press «Register» to look at the names of the agencies, then press «Approve».
plan-next-changes = Next: look at the changes; if they are right, press «Approve».
plan-next-keep = Next: press «Approve» to enter the plan; nobody is reminded yet.
plan-reads-differently = The register of agencies or the way of reading has changed since, so <b>nothing was entered</b>. Please look at the new places and approve again.

plan-place-task = <b>{ $number }/{ $places } · { $where }</b>: “{ $title }”
plan-place-group = <b>{ $number }/{ $places } · A group leads { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
}</b>: “{ $group }”
plan-place-tasks = <b>{ $number }/{ $places } · { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
} { $field }</b>.
title-of-field = of the field “{ $title }”
title-of-all-fields = of the whole plan
plan-place = <b>{ $number }/{ $places } · { $where }</b>.
plan-place-printed = { $cell } says: “{ $printed }”
reading-cell-deadline = The deadline
reading-cell-leads = The lead agency
reading-cell-coordinators = The coordinating agencies
reading-cell-product = The product
reading-cell-requirement = The requirement
reading-cell-row = The whole row
reading-cell-other = The plan
reading-doubt = Not sure: { $doubt }
reading-year = the plan is for { $year }
plan-alike = <b>{ $places ->
    [one] { $places } place of this reason
   *[other] { $places } places of the same reason
} · { $cell }</b>. Nhắc Việc understands:
plan-alike-rows = <b>Page { $page } · { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} recognised by the machine</b>. Please compare them with the paper:
plan-alike-row = <b>{ $code }</b> { $title } · { $leads } · { $reading }.
plan-alike-row-unsure = <b>{ $code }</b> { $title } · { $leads } · { $reading } · ⚠️ unclear words: “{ $words }”
plan-how-rows = If all are right, press «All…»; to look closely at a row or put it right, press its number.
plan-place-row = <b>{ $number }/{ $places } · { $where }</b>
    “{ $title }”
plan-understood-row = Understood: led by { $leads }; { $reading }.
plan-how-row = If the deadline or the lead is wrong, press the button to type it; if other words are badly wrong, leave the row for later or send the Word file.
plan-type-deadline = Please type the deadline of this row, for instance “trước ngày 20/6” or “quý III”.
plan-type-leads = Please type the leading agency of this row; several are separated by semicolons.
plan-alike-line = • { $reading }: tasks { $codes }.
plan-understood = Nhắc Việc understands: { $reading }.
plan-how-deadline = Press a button, or type the deadline, for example “trước ngày 20/6” or “quý III”.
plan-how-agencies = Press a button, or type the agency's name; part several with semicolons.
plan-how-group = «Follow together»: the standing office follows it as one item. To give each agency an item of its own, press «Each agency» or type, for example “tất cả trừ Trạm Y tế”, “Phòng Kinh tế từ 01/3 đến 30/6; Công an xã từ 01/7”.
plan-how-office = Press a button, or type the name of the standing office.
plan-how-office-typed = Please type the name of the standing office.
plan-how-year-typed = Please type the year of the plan, for example “2027”.
plan-how-year = Press a button, or type the year of the plan, for example “2027”.
plan-how-other = If something was read wrongly or is missing, please correct the file and send it again.
plan-not-understood = “{ $words }” is not sure, so nothing was noted: { $doubt } Please type it more clearly.

plan-noted-right = Noted: right as it was read.
plan-noted-all-right = Noted: { $places ->
    [one] { $places } place is right as it was read
   *[other] { $places } places are right as they were read
}.
plan-noted-together = Noted: the standing office follows it together.
plan-noted-corrected = Noted “{ $words }”: { $reading }.
plan-later-deadline = Noted for later: task { $code } waits without a deadline, and nobody is reminded.
plan-later-leads = Noted for later: task { $code } is held by the standing office.
plan-later-deadlines = Noted for later: { $tasks ->
    [one] { $tasks } task waits
   *[other] { $tasks } tasks wait
} without a deadline, and nobody is reminded.
plan-later-many-leads = Noted for later: { $tasks ->
    [one] { $tasks } task is
   *[other] { $tasks } tasks are
} held by the standing office.
plan-later-row = Noted for later: task { $code } waits without a date and is held by the standing office.
plan-later-other = Noted for later: kept as it was read, and marked as not sure.
plan-places-left = { $places ->
    [one] { $places } place is left.
   *[other] { $places } places are left.
}

plan-keep-needs = Before the plan can be approved, please answer this.
plan-keep-unseen = Places not looked at: { $places }. If you approve now, Nhắc Việc does not guess: tasks that wait without a deadline: { $undated }; tasks held or followed together by the standing office: { $held }.
plan-keep-unseen-as-read = Places not looked at: { $places }. If you approve now, they are kept as they were read, and marked as not sure.
plan-being-kept = The plan is being entered. Nhắc Việc will tell you as soon as it is done.
plan-kept = <b>{ $name }</b> has been entered: { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
}, { $items ->
    [one] { $items } item
   *[other] { $items } items
}{ $waiting ->
    [0] .
   *[other] , of which { $waiting } waiting for a condition or a day.
}
plan-kept-how-to-start = Nobody has been reminded yet. On working mornings you see what would be sent; when it is right, type “bắt đầu”. For what was done before, type for example “đã xong trước: 1, 3, 5-9” or “đã xong trước: tất cả việc quý I”.
plan-drop-sure = You have answered { $places ->
    [one] { $places } place
   *[other] { $places } places
} of the file “{ $name }”; if it is discarded, the answers go with it. Discard it?
plan-dropped = The file “{ $name }” was discarded; nothing was entered.

## Goals of the plan, groups of agencies

goals-title = <b>Goals of the plan: { $count }</b>
goals-none = No goal of a plan is followed yet.
goal-line-target = { $number }. { $text } · to reach { $target }
goal-line-due = { $number }. { $text } · by { $due }
goal-line-target-due = { $number }. { $text } · to reach { $target } · by { $due }
later-none = No goal or duty beside the table is left for later.
later-title = <b>Beside the table, left for later: goals { $goals }, duties { $duties }</b>
later-line = { $letter }. { $title } · { $agency } · { $reading }
later-line-send-by = { $letter }. { $title } · { $days }
later-how = Press «Follow» and the item is made just as it is shown, and reminded of like any other.
choice-later-goals = Follow { $count ->
    [one] { $count } goal
   *[other] { $count } goals
}
choice-later-follow = Follow { $letter }
choice-later-out = Do not follow { $letter }
later-goals-followed = Noted: goals that are followed as well: { $count }.
later-followed = Noted: “{ $title }” is followed, items: { $items }.
later-send-by-followed = Noted: reports are sent in by “{ $title }”; open items moved: { $items }; what was reported or is late stays as it was.
later-left-out = Noted: “{ $title }” is not followed.
later-put-back = Taken back: “{ $title }” is left for later again; type “ngoài bảng” to see it.
groups-title = <b>Groups that lead tasks or help: { $count }</b>
groups-none = No group of agencies leads a task of the plan or helps with one.
group-of-line = { $number }. “{ $group }”: { $members }
group-together-line = { $number }. “{ $group }”: followed together by the standing office
group-helping-line = { $number }. “{ $group }” (helps): { $members }
group-helping-open-line = { $number }. “{ $group }” (helps): nobody knows who belongs to it, so nobody is told
groups-how = When an agency joins a group, type for example “thêm Trạm Y tế vào nhóm 2 từ 01/7/2026”; when one leaves, “Trạm Y tế rời nhóm 2 từ 01/7/2026”.
choice-group-join = Add to the group
group-until = until { $day }
group-until-the-end = to the end of the plan
group-joins = Add <b>{ $agency }</b> to the group “{ $group }” from { $since }, { $until }: new items { $items }. Nothing is added before you press the button.
group-joined = { $agency } was added to the group “{ $group }”: { $items } new items. If that was a mistake, type “bỏ { $agency } khỏi nhóm { $group }”.
group-not-clear = It is not clear which group is meant. Please type “nhóm” to see the groups, then type it again with the number of the group.
group-member-already = { $agency } belongs to the group “{ $group }” already.
group-no-member = { $agency } does not belong to the group “{ $group }” on { $day }. Nothing has changed.
choice-group-leave = Take out of the group
group-leaves = After { $last } <b>{ $agency }</b> belongs to the group “{ $group }” no more: items of periods not yet begun that are dropped: { $items }; periods that have begun stay. Nothing changes before you press the button.
group-left = Noted: { $agency } belongs to the group “{ $group }” until { $last }; items of periods not yet begun that were dropped, with the reason in their history: { $items }.
group-stays = Taken back: { $agency } belongs to the group as before, and its items are kept.
group-too-late = Ten minutes have passed, or something else has happened to the items of { $agency }, so that it cannot be taken back. You can add { $agency } to the group again.

## What was done before the plan began

choice-done-before = Mark { $count } as done before
choice-done-before-more = See more
choice-done-before-not = Do not mark
done-before-title = <b>To be marked as done before the plan began: { $count }</b>. Nothing is marked before you press the button.
done-before-line = • { $code }. { $title }
done-before-more = … and { $count } more.
done-before-unknown = No task has the code: { $codes }.
done-before-several = Several tasks have the code: { $codes }. Please type it with its section, for example “II/3”.
done-before-nothing-yet = Nothing of these has gone by yet, or they were done before: { $codes }.
done-before-none = No such item is open. Nothing was marked.
done-before-marked = Marked: { $count } <b>done before the plan began</b>. Nobody is reminded of these any more.
done-before-undone = Taken back: { $count } are open again as they were.
done-before-too-late = This cannot be taken back any more: ten minutes have gone by, or something has happened since. Open the items and press «Return» where work is left.
choice-done-before-how = Done before
choice-done-before-book = Get the table (Excel)
done-before-how = What was done before Nhắc Việc was used: please type the codes, for example “đã xong trước: 1, 3, 5-9”, or “đã xong trước: tất cả việc quý I”. Where there is much of it, get the table, mark with x, write day and document, and send it back here. Nothing is marked before you agree.
done-before-how-running = No plan waits to begin. Of plans that run, please type the codes of what was done before, for example “đã xong trước: 1, 3, 5-9”.
done-before-which-book = The table of which plan?
done-before-on-day = { $line } · done { $day }
done-before-by-document = { $line } · document: { $document }
done-book-name = Done before - { $plan }
done-book-coming = Nhắc Việc is making the table of what was done before of “{ $title }” and will send it here.
done-book-here = The table has { $count ->
    [one] one item
   *[other] { $count } items
}. Please mark with x in the column “Done” what was done before, write day and document where known, save it and send it back here. Nhắc Việc reads it back to you before anything is marked.
done-book-title = Done before Nhắc Việc was used: { $title }
done-book-about-1 = Column “Done”: an x at what was done before. Leave it empty for what is not done.
done-book-about-2 = Column “Day of completion”: day/month/year, for example “20/02/2026”. Leave it empty where the day is not known: overdue work without a day is not called late, nor on time.
done-book-about-3 = Column “Document”: what proves it, for example “45/KH-UBND ngày 20/02/2026”. It counts as evidence.
done-book-about-4 = Save the file and send it back to Nhắc Việc. Nothing is marked before it was read back and agreed to; a mistake can be taken back within ten minutes. Please delete no hidden rows or columns.
done-book-sheet = Done before
done-column-code = No.
done-column-title = Task
done-column-agency = Lead agency
done-column-period = Period
done-column-due = Due
done-column-done = Done (x)
done-column-day = Day of completion
done-column-document = Document
done-book-read = The table of what was done before of <b>{ $title }</b> has been read.
done-book-unclear = { $count ->
    [one] One row is
   *[other] { $count } rows are
} not clear and not marked; please correct and send again:
done-book-more = … and { $count ->
    [one] one more row
   *[other] { $count } more rows
}.
done-cell-lost = • Row { $code }, { $column }: the cell’s value cannot be read.
done-cell-mark-unclear = • Row { $code }, { $column }: “{ $words }” is not understood; write x for done.
done-cell-day-unclear = • Row { $code }, { $column }: “{ $words }” is not understood; write day/month/year.
done-cell-day-ahead = • Row { $code }, { $column }: { $words } is still to come.
done-cell-day-long-ago = • Row { $code }, { $column }: { $words } is too long before the plan’s year.
done-cell-not-marked = • Row { $code }, { $column }: “{ $words }” is written, and there is no x in the column “Done”.
done-cell-too-long = • Row { $code }, { $column }: longer than { $most } characters.
done-row-unknown = • Row { $row }: not in the table that was sent to you.
done-row-twice = • Row { $row }: one item has two rows.
done-book-closed = { $count ->
    [one] One item was
   *[other] { $count } items were
} marked before or closed, and stay as they are.
done-book-gone = { $count ->
    [one] One item has
   *[other] { $count } items have
} no row any more, and stay as they are.
done-book-untouched = No item is clearly marked. Nothing was marked.
done-book-unknown = This table is of no plan of the commune. Nothing was marked.
done-book-started = “{ $title }” has begun, so its table of what was done before counts no more. Nothing was marked. Please type the codes, for example “đã xong trước: 1, 3”, or open each item to report it done.
done-book-old = “{ $title }” was amended since this table was made. Please get a new one and fill it in. Nothing was marked.
done-book-nothing = Nothing of “{ $title }” can have been done before.

## Yearly milestones of work that runs for years

choice-milestones = Set { $count ->
    [one] { $count } milestone
   *[other] { $count } milestones
}
plan-kept-yearly = Tasks that run for years: { $count }. Each year has a milestone, the last day of the year unless you set another; the last year keeps the task's own last day. Type “mốc hằng năm” to see them, or set a day, for example “mốc năm 2027 nhiệm vụ 12: trước 30/11”.
plan-carries-on = Items of the plan before that are followed in this plan from now on (the same words): { $count }. They are no longer reminded of in the plan before, so that nobody is reminded twice.
milestones-title = <b>Tasks that run for years: { $count }</b>. Milestones to come:
milestones-line-one = • { $code }. { $title } · next { $due } · last one made { $last }
milestones-how = To set another day, type “mốc năm 2027 nhiệm vụ 12: trước 30/11”, or “mốc hằng năm: trước 30/11” for every task that runs for years.
milestones-to-move = <b>Milestones to be given another last day: { $count }</b>. Nothing is changed before you press the button.
milestones-line-moved = • { $code }. { $title } · new last day { $due } (now { $before })
milestone-nothing = No open milestone can be set for: { $codes } (work within one year, the last year of a task and years not made yet have none).
milestone-none = There is no such open milestone. Nothing was changed.
milestone-day-unclear = It is not clear which day of { $year } is meant. Please type it again, for example “mốc năm 2027: trước 30/11”.
milestone-day-past = { $due } is past and cannot be a milestone. Please type it again with a day to come.
milestones-moved = Milestones set: { $count }. Reminders follow the new day; the task's own last day stays.
milestones-undone = Taken back: { $count } have their old day again.
milestone-too-late = This cannot be taken back any more: ten minutes have gone by, or something has happened since. Please type the milestone again with the right day.

## A plan in chat: what it says beside its table

choice-plan-body = Beside the table: { $places }
choice-plan-each = Each agency ({ $agencies })
choice-offers-take = Follow { $places ->
    [one] the clear one
   *[other] the { $places } clear ones
}
choice-offers-each = One by one
choice-offers-later = All later
choice-goals-all = Follow { $count ->
    [one] the goal
   *[other] all { $count } goals
}
choice-goals-more = See more
choice-duty-follow = Follow
choice-duty-own = Follow by itself
choice-duty-same = It is task { $code }
choice-send-by = Use this day
choice-offer-out = Do not follow

offers-in-short = Beside the table (looked at { $seen } of { $places }):
offers-duties = • Dated duties: { $count }.
offers-days = • Days for reports: { $count }.
offers-whole = <b>Beside its table the plan says</b>:
offers-goals = • Goals: { $count }.
offers-duty-line = • { $title } · { $agency } · { $reading }.
offers-more-duties = … and { $count } more.
offers-send-by-line = • Day for reports: “{ $printed }”
offers-nothing-yet = Not looked at: { $unseen }. Nothing is followed before you choose it.
offers-noted-taken = Noted: { $places ->
    [one] { $places } clear one is
   *[other] { $places } clear ones are
} followed.
offers-noted-later = Noted for later: { $places } are kept and not followed.

offer-goals = <b>{ $number }/{ $places } · Goals of the plan: { $count }</b>.
goal-line = { $number }. { $text }
offer-how-goals = Press a button; or type the goals that are not followed, for example “bỏ 3, 5-7”.
offer-duty = <b>{ $number }/{ $places } · A duty beside the table</b>: “{ $words }”
offer-duty-reading = Nhắc Việc understands: { $agency } · { $reading }.
offer-how-duty = Press a button, or type the agency and the deadline, for example “Phòng Kinh tế; trước 20/6”.
offer-send-by = <b>{ $number }/{ $places } · Day for reports</b>: “{ $words }”
offer-send-by-days = If it is used, standing work and “hằng quý” reports are due on { $first }, { $others } and { $last }.
offer-send-by-early = That day comes before the cut-off, so the figures of a period are taken as of that day.
offer-how-send-by = Press a button, or type another day of the quarter's last month, for example “ngày 10”.

offer-noted-later = Noted for later: kept, and not followed yet.
offer-noted-out = Noted: not followed.
offer-noted-same = Noted: followed with task { $code }, without a second item.
offer-noted-goals = Noted: goals followed { $count }, not followed { $out }.
offer-noted-send-by = Noted, the day for reports to the standing office: { $reading }.
offer-noted-duty = Noted: followed · { $agency } · { $reading }.
choice-register = Register: { $agencies ->
    [one] { $agencies } agency
   *[other] { $agencies } agencies
}
choice-new-bodies = New agencies: { $agencies }
choice-register-right = All { $agencies } are right
choice-new-bodies-right = Add all { $agencies }
choice-bodies-are-one = { $first } and { $second } are one

register-title = <b>Register of agencies proposed by the plan: { $count }</b>. Look at it once; later only new names are asked about.
new-bodies-title = <b>Agencies not in the register: { $count }</b>. Add them?
register-line = { $names }
register-how = Press «All are right», or type what is to be changed: “3 là Ban Chỉ huy Quân sự xã”, “bỏ 5”, “2 với 7 là một”.
new-bodies-how = Press a button, or type what is to be changed: “1 là Ban Chỉ huy Quân sự xã”, “bỏ 1”. An agency left for later is not added; its tasks are held by the standing office.
register-edited = Names changed as above: { $count }, <b>not settled yet</b>.
register-noted = Noted, the register: agencies { $count }{ $dropped ->
    [0] .
   *[other] , names left out { $dropped }.
}
new-bodies-later = Noted for later: no agency is added; their tasks are held by the standing office.
new-bodies-unseen = New agencies not looked at: { $count }. If you approve now, they are not added and their tasks are held by the standing office.
doubt-agencies-alike = { $first } and { $second } are perhaps one agency ({ $names }).
plan-group-members = In the register this group is: { $members }.
plan-noted-members = Noted “{ $words }”: { $members }.
plan-keep-unseen-offers = Beside the table, not looked at: { $places }. If you approve now, these are kept for later and not followed.
plan-kept-beside = Beside the table: goals followed { $goals }, duties followed { $duties }{ $later ->
    [0] .
   *[other] ; kept for later and not followed { $later } (type “ngoài bảng” to see them).
}
doubt-duty-same-as-task = perhaps the same as task { $code } of the table: “{ $title }”.

## Files that cannot be read

unreadable-empty = The file is empty. Nothing was written to the system.
unreadable-cut = The file is damaged or was not uploaded to its end. Please send it again. Nothing was written to the system.
unreadable-encoding = The encoding of the file cannot be read. Please save it as Unicode (UTF-8) and send it again. Nothing was written to the system.
unreadable-legacy-font = The text uses an old font ({ $font }) and would be read with wrong accents. Please convert it to Unicode and send it again. Nothing was written to the system.
unreadable-damaged = The text has damaged letters ({ $count } of them), the first in line { $line }. Please send the original. Nothing was written to the system.
unreadable-garbled = The file holds characters that are no text. Please send the original. Nothing was written to the system.
unreadable-unknown-type = Nhắc Việc does not know this type of file. Please send the plan as Word (.docx), Excel (.xlsx), PDF or text (TXT, UTF-8). Nothing was written to the system.
unreadable-too-large = The file is larger than { $limit_mb } MB and was not read. Nothing was written to the system.
unreadable-too-long = The file is longer than { $limit } characters and was not read. Nothing was written to the system.
unreadable-too-many-rows = The table has more than { $limit } rows and was not read. Nothing was written to the system.
unreadable-too-many-lines = The file has more than { $limit } lines and was not read. Nothing was written to the system.
unreadable-line-too-long = Line { $line } is longer than { $limit } characters and was not read. Nothing was written to the system.
unreadable-too-many-columns = The table in line { $line } has more than { $limit } columns and was not read. Nothing was written to the system.
unreadable-old-office = This is an old Word or Excel file (.doc, .xls). Please save it in the new format (.docx, .xlsx) and send it again. Nothing was written to the system.
unreadable-image = This kind of picture cannot be read. Please send a JPEG or PNG picture, a PDF, or the Word file. Nothing was written to the system.
unreadable-rtf = This is an RTF file. Please save it as Word (.docx) and send it again. Nothing was written to the system.
unreadable-html = This is a web page (HTML). Please save it as text and send it again. Nothing was written to the system.
unreadable-encrypted = The file has a password and cannot be opened. Please remove the password and send it again. Nothing was written to the system.
unreadable-corrupt = The Word or Excel file is damaged and cannot be opened. Please open it, save it and send it again. Nothing was written to the system.
unreadable-macros = The file has macros and is not accepted. Please save it without macros (.docx, .xlsx) and send it again. Nothing was written to the system.
unreadable-unsafe-xml = The file is built in an unsafe way and is not accepted. Please open it in Word or Excel, save it and send it again. Nothing was written to the system.
unreadable-unpacks-too-big = The file unpacks to far too much and is not accepted. Please take out pictures, save it and send it again. Nothing was written to the system.
unreadable-too-many-cells = The workbook has more than { $limit } cells and was not read. Please delete empty rows and columns and send it again. Nothing was written to the system.
unreadable-too-slow = The file is too complex: after { $limit_s } seconds it was still not read. Please send the plan and its annex alone. Nothing was written to the system.
unreadable-too-heavy = The file is too complex: reading it takes more than { $limit_mb } MB of memory. Please send the plan and its annex alone. Nothing was written to the system.
unreadable-reader-died = The file is built in an unknown way and cannot be read. Please open it, save it and send it again, or in another format. Nothing was written to the system.
unreadable-damaged-pdf = The PDF file is damaged and would be read with gaps. Please send the original, or the Word file. Nothing was written to the system.
unreadable-too-many-pages = The file is longer than { $limit } pages and was not read. Please send the plan and its annex alone. Nothing was written to the system.
unreadable-scanned = { $count ->
    [one] One page is
   *[other] { $count } pages are
} a photo or a scan whose text could not be read. Please send the Word file, or a PDF made from Word. Nothing was written to the system.
unreadable-no-ocr = The file is a photo or a scan, and the server cannot recognise Vietnamese text yet ({ $lacking } is missing): please send the Word file or a PDF made from Word, or ask the operator to install tesseract-ocr and tesseract-ocr-vie. Nothing was written to the system.
unreadable-ocr-too-slow = A scanned page is too complex: after { $limit_s } seconds it was still not recognised. Please send the plan and its annex alone, or the Word file. Nothing was written to the system.
unreadable-ocr-failed = Recognising the text of this picture failed. Please scan or photograph it again, or send the Word file. Nothing was written to the system.
unreadable-ocr-nothing = No text could be recognised in the picture. Please photograph it again from straight above, the whole page, in good light, or send the picture as a file, or send the Word file. Nothing was written to the system.
unreadable-image-too-large = The picture has more than { $limit } million dots and is not taken. Please scan it at 300 dpi and send it again. Nothing was written to the system.
unreadable-image-too-small = The picture is too small: its long side has fewer than { $limit } dots, so that Vietnamese marks cannot be told apart. Please photograph it again from straight above, the whole page, in good light, and send the picture as a file. Nothing was written to the system.
unreadable-damaged-image = The picture is damaged or was not uploaded completely. Please send it again. Nothing was written to the system.
unreadable-turned = Page { $page } holds turned text and was not read. Please turn the page and send it again, or send the Word file. Nothing was written to the system.
unreadable-turned-letters = The text holds characters that turn its direction, so that what is seen is not what the file says. Please remove them or type that place anew, and send the file again. Nothing was written to the system.
unreadable-too-complex = Page { $page } holds too many drawings and was not read. Please send the Word file. Nothing was written to the system.
unreadable-template-not-word = The report template must be a Word file (.docx). Please save it as .docx and send it again. The template in use stays.
unreadable-template-outside = The report template fetches pictures or parts from elsewhere on the network, so it is not taken. Please put them into the file itself and send it again. The template in use stays.
unreadable-template-open = The report template has a curly bracket that is not closed at “{ $words }”. A place is written as two curly brackets, its name, two curly brackets. Please mend it and send it again. The template in use stays.
unreadable-template-unknown = The report template has places that Nhắc Việc does not know: { $places }. Please check the names (no accents, with underscores) and send it again. The template in use stays.
unreadable-template-not-alone = In the report template, { $places } must stand alone on a line. Please mend it and send it again. The template in use stays.
unreadable-template-lacks = The report template lacks { $places }. Please add it and send it again. The template in use stays.

## Doubts in reading a plan: due days

doubt-deadline-empty = the due day is left empty.
doubt-deadline-not-understood = a part of the due day is not understood: “{ $words }”.
doubt-deadline-too-long = the cell of the due day is too long to be understood for sure.
doubt-deadline-impossible-date = the calendar has no day “{ $words }”.
doubt-deadline-day-without-month = day { $day } is given, but not its month.
doubt-deadline-period-without-number = it is not clear which quarter or month is meant: “{ $words }”.
doubt-deadline-vague = the due day is no definite day: “{ $words }”.
doubt-deadline-school-year = the due day goes by the school year: “{ $words }”.
doubt-deadline-year-far = { $date } is far from { $year }, the year of the plan.
doubt-deadline-alternatives = it can be read in two ways: “{ $first }” or “{ $second }”.
doubt-deadline-contradiction = two days do not agree: { $first } and { $second }.
doubt-deadline-backwards = the end ({ $end }) comes before the beginning ({ $start }).
doubt-deadline-only-after = it says only after what, and gives no last day: “{ $words }”.
doubt-deadline-ambiguous-numbers = the numbers can be read in several ways: “{ $words }”.
doubt-deadline-unreadable-quarter = the number of the quarter cannot be read: “{ $words }”.
doubt-deadline-wrong-weekday = the weekday does not match { $date }.
doubt-deadline-several-days = there are several days, from { $first } to { $last }.
doubt-deadline-stricter-of-two = there are two days ({ $first } and { $second }); the earlier one was taken.
doubt-deadline-standing-and-dated = it is called standing work and has a day as well.
doubt-deadline-recurring-and-dated = it is called recurring and has a day as well.
doubt-deadline-uncommon-frequency = an uncommon way of recurring: “{ $words }”.
doubt-deadline-bare-frequency = it recurs, but no day is given: “{ $words }”.
doubt-deadline-tentative = the due day is only expected: “{ $words }”.
doubt-deadline-date-in-condition = there is a day inside the condition: “{ $words }”.
doubt-deadline-outlook = an outlook on later years is given as well: “{ $words }”.
doubt-deadline-for-some-only = the due day is for a part only: “{ $words }”.
doubt-deadline-unusual-date = an unusual way to write a day, understood as { $date }.
doubt-deadline-outside-plan = the last day, { $due }, is outside the years of the plan.
doubt-deadlines-from-headings = the table has no column for deadlines; they are taken from the months and quarters that its headings name.
doubt-deadline-year-open = the deadline prints no year and the plan spans several; it is taken to be { $year }.
doubt-deadline-of-programme = the tasks print no deadline; the due day is taken from the whole span of the programme.

## Doubts: agencies

doubt-agency-misspelt = “{ $printed }” is probably { $meant }.
doubt-agency-unknown = the agency “{ $printed }” is not known.
doubt-agency-not-in-register = “{ $printed }” is not in the commune's list of agencies yet.
doubt-agency-abolished = “{ $printed }” is no longer part of today's administration.
doubt-agency-is-a-leader = “{ $printed }” is a leader's title and not an agency.
doubt-agencies-run-together = these are probably several agencies run together: “{ $printed }”.
doubt-agency-with-brackets = “{ $printed }” has words in brackets: “{ $inside }”.
doubt-leads-from-headings = the table has no column for lead agencies; they are taken from the agencies that its headings name.
doubt-lead-from-body = field { $section } prints no lead agency; by the assignments in the text it is { $name }.

## Doubts: targets

doubt-target-is-a-range = the target is a range: “{ $text }”.
doubt-target-unclear = the target is not clear: “{ $text }”.

## A new version of a plan that is followed

choice-amend-whole = A new version of this plan
choice-amend-part = Only changes the tasks it names
choice-amend-own = A plan of its own
choice-amend-yes = The same task
choice-amend-no = Two different tasks
choice-amend-drop = Drop this task
choice-amend-keep = Keep it
choice-amend-changes = See { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
choice-amend-next = Go on

amend-is-it-a-version = This plan looks like a new version of “<b>{ $title }</b>”, which is being followed. Nothing has been recorded.
amend-why = Because { $why }
amend-how-amends = Please choose: a new version with all its tasks (you are asked before tasks that it no longer has are dropped); a paper that names only the tasks it changes or adds (the others stay as they are); or a plan of its own.
amend-how-same = If it is the same task, its history, evidence and first last day are kept. Tap a button, or type “same task” or “different” in Vietnamese.
amend-how-gone = If it is dropped, its reports and evidence are kept, but nobody is reminded of it and summaries no longer count it. Tap a button.
amend-is-it-the-same = <b>{ $number }/{ $places }</b> · Is this the same task?
amend-before = Followed now, { $code }: “{ $title }”
amend-after = New version, { $code }: “{ $title }”
amend-is-it-gone = <b>{ $number }/{ $places }</b> · The new version no longer has task { $code }: “{ $title }”.
amend-noted-whole = Noted: this is a new version of this plan.
amend-noted-part = Noted: only the tasks that are named change, the others stay as they are.
amend-noted-own = Noted: this is a plan of its own.
amend-noted-yes = Noted: the same task.
amend-noted-no = Noted: two different tasks.
amend-noted-drop = Noted: task { $code } is dropped.
amend-noted-keep = Noted: task { $code } is kept.
amend-being-compared = Comparing with the plan that is followed. Nhắc Việc will tell you at once; nothing has been recorded.

amend-summary = Compared with “<b>{ $title }</b>”: { $same ->
    [one] { $same } task stays
   *[other] { $same } tasks stay
}, <b>{ $changed } change, { $added } are added, { $dropped } are dropped</b>. Nothing has been recorded.
amend-summary-part = Compared with “<b>{ $title }</b>”: <b>{ $changed ->
    [one] { $changed } task changes
   *[other] { $changed } tasks change
}, { $added } are added</b>; the others stay as they are. Nothing has been recorded.
amend-unsure = It is not sure { $count ->
    [one] of { $count } task whether it is one that is followed already
   *[other] of { $count } tasks whether they are tasks that are followed already
}: please answer.
amend-no-task-changes = No task changes; only number, date and order of the plan are brought up to date.
amend-places = <b>{ $places ->
    [one] { $places } place needs a look
   *[other] { $places } places need a look
}</b> before it is approved.
amend-places-seen = { $seen } of { $places } places have been looked at.
amend-mind = Mind: { $what }
amend-keeps = The history, evidence and first last day of each task are kept; goals and duties outside the table stay as they were.
amend-beside-differs = The history, evidence and first last day of each task are kept. The goals or duties outside the table differ from before: that part is <b>not brought up to date</b> and stays as it was.
amend-page = <b>Changes, part { $page }/{ $pages }</b> ({ $count } in all)
amend-changed = ✏️ <b>{ $code }</b>. { $title }
amend-changed-renumbered = ✏️ <b>{ $before } (now { $code })</b>. { $title }
amend-unsure-line = ❓ <b>{ $code }</b>. { $title } (not sure to be one task)
amend-unsure-line-renumbered = ❓ <b>{ $before } (now { $code })</b>. { $title } (not sure to be one task)
amend-added = ➕ <b>{ $code }</b>. { $title } · { $lead } · { $reading }
amend-dropped = ➖ <b>{ $code }</b>. { $title }
amend-parts-of-added = Its words are partly those of task { $codes }: perhaps it was split or merged. It is taken for a new task.
amend-parts-of-dropped = Its words are partly those of task { $codes } of the new version: perhaps it was split or merged. It is taken for a dropped task.
amend-field = { $cell }: “{ $before }” → “{ $after }”
amend-field-deadline = Deadline: “{ $before }” ({ $reading_before }) → “{ $after }” ({ $reading })
amend-nothing-printed = left empty
amend-cell-content = Content
amend-cell-section = Section
amend-cell-requirement = Requirement
amend-cell-product = Product
amend-cell-deadline = Deadline
amend-cell-leads = Lead agency
amend-cell-coordinators = Coordinating agencies
amend-cell-notes = Notes

amend-kept = <b>{ $title }</b> was brought up to date: { $changed ->
    [one] { $changed } task changed
   *[other] { $changed } tasks changed
}, { $added } added, { $dropped } dropped. { $told ->
    [0] Nobody has to be told.
   [one] { $told } person concerned is told once, in office hours.
   *[other] { $told } people concerned are told once, in office hours.
}
amend-nothing-new = This file says what “{ $title }” says already: <b>nothing changes</b>, and nothing was recorded.
amend-older = This file is an earlier version of “{ $title }”, which has a newer one. Nothing changes.

amended-title = <b>The plan “{ $title }” has been amended</b> (by { $by }). What changes for you:
amended-unnumbered = a new version
amended-due = • { $title }: the new last day is <b>{ $due }</b> (it was { $before }).
amended-new = • { $title }: new work for { $agency }, last day <b>{ $due }</b>.
amended-taken-over = • { $title }: now led by { $agency } (it was { $before }), last day <b>{ $due }</b>.
amended-handed-on = • { $title }: handed on to { $agency }.
amended-gone = • { $title }: no longer in the plan, nothing more to be done.
amended-more = … and { $count ->
    [one] one more change
   *[other] { $count } more changes
}. Type “việc” to see your list as it is now.
amended-no-day = no day yet

doubt-amends-names-it = the paper says that it amends or replaces this plan.
doubt-amends-same-number = both have the same number.
doubt-amends-same-title = both have the same title.
doubt-amends-most-tasks = most of the tasks are the same.
doubt-gone-with-reports = this task has reports ({ $count }).
doubt-gone-with-evidence = this task has evidence ({ $count }).
doubt-gone-with-difficulties = this task has an open difficulty ({ $count }).
doubt-amend-not-an-option = it is not clear which of these “{ $words }” means.

cli-amend-which = This plan looks like a new version of “{ $title }” ({ $id }). Add --amends { $id } (a whole new version), also --partial if it names only the tasks it changes, or --separate. Nothing was kept.
cli-amend-open = { $count ->
    [one] { $count } question needs
   *[other] { $count } questions need
} a human's answer, so nothing was kept. Send the file to Nhắc Việc in chat, or run this without --yes in a terminal.
cli-amend-answer = Choose a number (Enter to stop):
cli-amend-option = { $number }. { $option }
cli-amend-unknown = No plan { $plan } of { $commune } was found.
cli-amend-question = Bring the plan up to date with this version? (y/n)

## Doubts: head of the plan

doubt-number-blank = the number of the plan is left blank.
doubt-number-missing = the plan has no number.
doubt-number-from-annex = the number of the plan is taken from the annex: { $printed }.
doubt-number-in-annex-differs = the number in the head ({ $head }) differs from that in the annex ({ $annex }); the one in the head is taken.
doubt-date-blank = the day of issue is left blank (“{ $printed }”).
doubt-date-missing = the plan has no day of issue.
doubt-date-unclear = the day of issue is not clear: “{ $printed }”.
doubt-date-from-annex = the day of issue is taken from the annex: { $printed }.
doubt-date-in-annex-differs = the day in the head ({ $head }) differs from that in the annex ({ $annex }); the one in the head is taken.
doubt-commune-missing = the name of the commune was not found.
doubt-commune-inferred = the name of the commune is inferred from the text: “{ $printed }”.
doubt-commune-differs = there are two names of the commune: “{ $first }” and “{ $second }”.
doubt-province-missing = the name of the province was not found.
doubt-province-inferred = the name of the province is inferred from the text: “{ $printed }”.
doubt-title-missing = the title of the plan was not found.
doubt-title-from-annex = the plan's title is taken from the annex: “{ $printed }”.
doubt-year-missing = the year of the plan is not clear.
doubt-year-inferred = the year of the plan is inferred to be { $year }.
doubt-year-differs = the plan says { $said }, which differs from the given year ({ $given }).
doubt-signer-missing = the signer was not found.
doubt-office-missing = the plan does not name its standing office.
doubt-office-inferred = the standing office is inferred to be { $name }.

## Doubts: the table of tasks

doubt-column-unknown = it is not clear what the column “{ $title }” is for; what it says is kept as a note.
doubt-column-twice = the column “{ $title }” is there twice; the later one is kept as a note.
doubt-column-lead-and-coordinators = the column “{ $title }” holds both the lead and the coordinating agencies.
doubt-column-misspelt = the column “{ $title }” is taken to be “{ $meant }”.
doubt-row-short = this row has too few cells.
doubt-row-long = this row has too many cells.
doubt-row-without-number = this row has no number.
doubt-row-number-unclear = the number of the row is not clear: “{ $printed }”.
doubt-row-joined = joined over a page break: “{ $text }”.
doubt-rows-numbered = the table prints no numbers; its { $count } tasks are numbered in their order.
doubt-row-left-out = the line “{ $text }” is no task and was left out.
doubt-ticks-unclear = the months that are ticked may mean work that comes back or work that goes on: “{ $text }”.
doubt-row-taken-over = taken over from row { $row } above.
doubt-cell-unsure = the table has no ruled cells, and this cell may hold more or less than “{ $printed }”.
doubt-read-by-ocr = recognised from a picture (page { $page }); please compare it with the paper.
doubt-read-by-ocr-unsure = recognised from a picture (page { $page }); please compare it with the paper; unclear words: “{ $words }”.
doubt-page-not-read = page { $page } has numbered lines that do not line up with the table and were not read.
doubt-photo-not-read = nothing could be read on the photo of page { $page } (too small, blurred, damaged or not to be had); tasks on it are missing. Press «Discard», photograph it again from straight above, the whole page, in good light, or send the picture as a file, and send the whole plan again.
doubt-picture-not-read = the file holds { $count ->
    [one] { $count } large picture or embedded object
   *[other] { $count } large pictures or embedded objects
} that could not be read; tasks shown in them are missing.
doubt-row-hidden = row { $row } is hidden in the sheet.
doubt-column-hidden = column { $column } of the sheet “{ $sheet }” is hidden and was read all the same.
doubt-sheet-hidden = the sheet “{ $sheet }” is hidden and was not read.
doubt-number-lost-zero = the sheet holds { $printed }, taken for { $meant }.
doubt-cell-value-missing = this cell is a formula without a result.
doubt-cell-value-in-error = this cell holds an error: { $printed }.
doubt-cell-day-or-month = day and month may be the wrong way round, taken for { $meant }.
doubt-cell-table-within = this cell holds a table of its own, read line by line.
doubt-cell-struck-out = “{ $printed }” is crossed out and may have been dropped; it was read all the same.
doubt-changes-tracked = the file has changes that were not accepted yet, read as if they all were.
doubt-table-not-read = the table in line { $line } was not read.
doubt-numbering-gap = the numbering jumps from { $before } to { $after }.
doubt-numbering-twice = number { $number } is there twice.
doubt-numbering-heading-without-tasks = section { $number } has no task.
doubt-numbering-section-unclear = it is not clear to which section task { $number } belongs.
doubt-numbering-section-without-number = the section “{ $title }” has no number.
doubt-cell-missing = this cell is empty.
doubt-plan-no-tasks = no task was found.
doubt-plan-annex-not-read = the plan has an annex, but its table of tasks was not read.

## The demo

demo-title = A year in the commune of An Mẫu
demo-intro = A trial of Nhắc Việc in a commune that does not exist, on a simulated clock, for the whole of 2026. What Nhắc Việc says stands in quotation blocks, buttons in «…», and what people type in `monospace`. The figures below are counted from the database.
demo-contents = The scenes
demo-month = Month { $month }
demo-day = { $day }
demo-to = **{ $time } · to { $names }**
demo-name = { $name } ({ $post })
demo-says = **{ $time } · { $name }**: { $what }
demo-says-about = **{ $time } · { $name }**: { $what } (on the message “{ $about }”)
demo-command = **{ $time } · the operator types**
demo-elsewhere = { $commune }, at the same time
demo-elsewhere-intro = The neighbouring commune shares the bot and the database, and neither commune sees anything of the other.

demo-scene-founding = Adding a commune, reading its plan, the preview
demo-scene-invitation = Invited and let in
demo-scene-stranger = A stranger
demo-scene-shadow = A trial run before anything is sent
demo-scene-start = The start
demo-scene-digest = The morning's reminder
demo-scene-standing = Standing work
demo-scene-two-taps = Two taps
demo-scene-no-marks = Typing without accents
demo-scene-quarter = The summary of a quarter
demo-scene-papers = Report, tables and evidence of a quarter
demo-scene-closing = Closing the reports of the quarter and the year
demo-scene-slip = A mistake, undone
demo-scene-one-sentence = One sentence with a photo
demo-scene-returned = Returned
demo-scene-not-sure = Where it is not clear, it asks
demo-scene-weekend = A report on Saturday evening
demo-scene-snooze = Remind me this afternoon
demo-scene-difficulty = A difficulty
demo-scene-blocked = Somebody blocks Nhắc Việc
demo-scene-in-their-place = The head is reminded in their place
demo-scene-unblocked = Who had blocked it comes back
demo-scene-figure = A figure reached, or progress?
demo-scene-one-tap = The last day, one tap
demo-scene-late-head = Silent when it is late: the head is told
demo-scene-late-office = Still silent: the standing office is told
demo-scene-late-leader = Still silent: the leader is told
demo-scene-late-answer = An answer at last

demo-fact-brought-in = { $commune }: { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
} of the plan became { $items ->
    [one] { $items } work item
   *[other] { $items } work items
}; { $people ->
    [one] { $people } person was invited.
   *[other] { $people } people were invited.
}
demo-fact-reminders = Nhắc Việc sent { $messages ->
    [one] { $messages } reminder
   *[other] { $messages } reminders
} on { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}, naming items { $times ->
    [one] { $times } time.
   *[other] { $times } times.
}
demo-fact-answers = Reports of people: done { $done }, still kept up { $kept }, progress { $progress }, difficulties { $difficulties }.
demo-fact-timeliness = Work items reported on time: { $on_time }. After the due day: { $late }.
demo-fact-proofs = Evidence: { $count }, of which { $files ->
    [one] { $files } file is kept
   *[other] { $files } files are kept
} as received, named by SHA-256.
demo-fact-chain = Confirmed by heads: { $confirmed }. Verified by the standing office: { $verified }. Returned: { $returned }.
demo-fact-trouble = Reported by mistake and undone: { $undone }. Told to leaders: { $escalated }. People who blocked Nhắc Việc: { $blocked }.
demo-fact-left = At the end of the year { $open ->
    [one] { $open } work item is
   *[other] { $open } work items are
} not done, and { $waiting } wait for a condition or for a day.
demo-fact-history-whole = The history has { $count ->
    [one] { $count } event
   *[other] { $count } events
}, and its chain is unbroken.
demo-fact-history-broken = The history has { $count ->
    [one] { $count } event
   *[other] { $count } events
}, and ITS CHAIN IS BROKEN.
demo-fact-headline = Summary of the fourth quarter: { $headline }

demo-preparing = Preparing the commune of An Mẫu (which does not exist), January to November:
demo-welcome = <b>A trial of Nhắc Việc.</b> It is 07:30 on { $day } in the commune of An Mẫu. Take the four seats in turn:
demo-seat = • seat { $number }: { $name }, { $post }
demo-commands = Commands of the trial: “:mai” for the next working morning, “:chiều” for 14:00 today, “:tuần” for five working days, “:ai” for who sits where, “:thoát” to stop.
demo-clock = ════ { $time } { $day } ════
demo-quiet = Nobody on the four seats needs to be reminded now.
demo-first = What to type first? You sit on seat 1 (the officer of the economic division). Type one of these lines and press Enter:
    • “#1” to press the first button (it opens item 2)
    • “5 xong, kh 45/KH-UBND ngay 20/11”
    • “2 vướng: chưa nhận bảng kê của thôn”
    • “mai xong”
    Then type “2>” to move to seat 2 and “#1” to confirm as the head, “3>” and “#1” to verify as the standing office, “3> /tonghop quý 4” for the summary. To send a file: “@path/to/file 2 xong”.
demo-unknown-command = The trial has no such command.
demo-goodbye = The trial has ended. Type “nhacviec demo --headless” to see a whole year.

demo-files = The files are in { $folder }:
demo-file-transcript = all conversations of the year, with an index of scenes
demo-file-summaries = the summary of each quarter and of the year, as text
demo-file-papers = the papers that the standing office was sent in chat: charts, reports (Word), tables (Excel), evidence (ZIP)
demo-file-preview = the previews of both plans
demo-file-nhacviec = the database (SQLite)
demo-file-evidence = the evidence, each file named by its SHA-256

## The workbook (XLSX) of a plan

choice-plan-xlsx = Get the XLSX
plan-workbook-coming = The workbook of what was read is being made; Nhắc Việc sends it here as soon as it is ready.
plan-workbook = The workbook of what was read. Correct it offline and send this file back here: Nhắc Việc reads exactly the cells that were changed. Nothing was written to the system.
plan-workbook-stale = This plan now reads differently than before, so the workbook could not be made yet. Please look at what was read, then tap again.
cli-workbook-written = The workbook was written to { $path }.

book-name = { $name } - plan workbook.xlsx
book-name-nameless = plan workbook.xlsx
book-sheet-about = How to
book-sheet-tasks = Tasks
book-sheet-head = Plan
book-sheet-sections = Sections
book-sheet-goals = Goals
book-sheet-duties = Further duties
book-sheet-agencies = Agencies
book-legend-editable = White cells under blue titles: to be edited.
book-legend-computed = Grey cells: computed by Nhắc Việc from the others; a change here has no effect.
book-legend-doubted = Yellow cells: to be checked, for the reason in the column “To be checked”.
book-about-title = What was read: { $title }
book-about-counts = { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
}, { $doubts } of them with something to be checked.
book-about-edit = Edit white and yellow cells. Deadlines, agencies and targets are written as in the plan, for instance “Trước 30/11/2026”, “Quý II/2026”, “Thường xuyên”; several agencies are parted by semicolons. Where the plan is printed correctly and the deadline was misunderstood, write the right reading under “Deadline put right”.
book-about-rows = To add a task, insert a row and write its content. To drop one, delete the whole row; Nhắc Việc asks before dropping it. Filtering, sorting and colouring are fine; hidden rows and columns must stay.
book-about-seen = Where a yellow place was read correctly, write “x” under “Seen”.
book-about-back = Save as .xlsx and send the file to Nhắc Việc in the chat. Nhắc Việc reads back what was changed and writes nothing until you approve.

book-column-code = No.
book-column-section = Section
book-column-content = Task
book-column-requirement = Requirement
book-column-product = Product
book-column-deadline-text = Deadline as printed
book-column-reading = Understood as
book-column-last-day = Last day
book-column-fix = Deadline put right
book-column-leads = Lead agency
book-column-coordinators = Coordinating agencies
book-column-targets = Targets
book-column-notes = Notes
book-column-why = To be checked
book-column-seen = Seen
book-column-name = Item
book-column-value = Value
book-column-title = Title
book-column-parent = Under section
book-column-text = Text
book-column-due = Due
book-column-agency = Agency
book-column-agency-name = Name of the agency
book-column-aliases = Other names (parted by semicolons)

book-head-number = Number of the plan
book-head-issued-on = Issued on
book-head-title = Title
book-head-commune = Commune
book-head-province = Province
book-head-year-from = Years: from
book-head-year-to = Years: to
book-head-signer = Signed by
book-head-signer-title = Office of the signer
book-head-standing-office = Standing office
book-head-doubt = The plan itself
book-why = { $cell }: { $doubt }
book-why-plan = { $doubt }

book-untouched = The workbook came back just as it went out; nothing was changed.
book-changed = The workbook came back: { $cells ->
    [one] { $cells } cell changed
   *[other] { $cells } cells changed
}, { $added ->
    [one] { $added } task added
   *[other] { $added } tasks added
}, { $dropped ->
    [one] { $dropped } task dropped
   *[other] { $dropped } tasks dropped
}.
book-changed-rows = In the other sheets: { $added ->
    [one] { $added } row added
   *[other] { $added } rows added
}, { $dropped ->
    [one] { $dropped } row dropped
   *[other] { $dropped } rows dropped
}.
book-cell = • { $sheet }, row { $row }, { $column }: “{ $words }”
book-empty = (empty)
book-more = • … and { $count } more.
book-dropped = The tasks that are no longer in the workbook (No. { $codes }) are <b>not dropped yet</b>: Nhắc Việc asks first.
book-unclear = { $cells ->
    [one] { $cells } cell could not be read as meant and is
   *[other] { $cells } cells could not be read as meant and are
} still to be checked:
book-unclear-cell = • { $sheet }, row { $row }, { $column } (“{ $words }”): { $doubt }
book-still-used-line = • { $sheet }: { $doubt }
book-strange = Columns that were added were not read: { $columns }.

plan-how-dropped = Tap “Drop the task” if it is meant to go; until then it stays.
choice-plan-drop-task = Drop the task
choice-plan-keep-task = Keep it
plan-noted-dropped = Noted: this task is dropped at approval.
plan-noted-stays = Noted: this task stays.

unreadable-book-without-seal = This is a workbook of Nhắc Việc, but its hidden sheet is gone (perhaps it was copied into another file), so it is not known which plan it belongs to. Please get the workbook again, edit that file and send it back. Nothing was written to the system.
unreadable-book-newer = This workbook was made by a newer Nhắc Việc. Please get the workbook again and edit the new file. Nothing was written to the system.
unreadable-book-damaged = The hidden part of the workbook was changed or damaged and cannot be read. Please get the workbook again, edit the new file and send it back. Nothing was written to the system.
unreadable-book-sheet-twice = The sheet “{ $sheet }” is in the file twice, and it is not clear which one counts. Please delete one and send it again. Nothing was written to the system.
unreadable-book-sheet-missing = The sheet of the tasks is gone, or its hidden first row was deleted. Please get the workbook again, edit the new file and send it back. Nothing was written to the system.

doubt-workbook-row-gone = it is no longer in the workbook that came back; drop it from the plan?
doubt-workbook-day-unclear = “{ $printed }” is not a day such as “30/11/2026”; the old value stays.
doubt-workbook-mark-unclear = it is not clear whether “{ $printed }” means seen; write “x” if so.
doubt-workbook-nothing-to-accept = there is nothing read yet that could be confirmed; please write the right value.
doubt-workbook-value-lost = the cell holds a formula or an error without a value; the old value stays.
doubt-workbook-still-used = “{ $name }” is still used in the sheet of tasks, so it stays.
doubt-workbook-name-missing = the name is empty; the old one stays.
doubt-workbook-targets-unclear = no target was found in “{ $printed }”.
doubt-workbook-year-changed = the year of the plan was changed and this deadline had been put right by hand; please check it.

book-name-next = Plan { $year } - plan workbook.xlsx
choice-plan-next = { $plan }
plan-next-which = From which plan shall next year's be started?
plan-next-coming = The workbook of next year's plan is being made from “{ $title }”; Nhắc Việc sends it here as soon as it is ready.
plan-next = The workbook from which the plan of { $year } is started: the tasks of the plan in force with their years moved by one; reports and evidence stay behind. Every deadline that moved is marked to be looked at. Please edit it and send the file back here. Nothing was written to the system.
plan-which = There are several plans, please name one: { $plans }.
doubt-deadline-moved = it was moved from last year's deadline “{ $printed }”.
doubt-content-names-year = the text still speaks of { $year }.
doubt-years-moved = the years of the plan were moved to { $first }–{ $last }.
